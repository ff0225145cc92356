using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FunctionsHost;
using FunctionsHost.Settings;

namespace AtoZ.Local.Storage;

/// <summary>Finds Azurite, and installs it once where it is missing.</summary>
internal static class AzuriteFiles
{
    /// <summary>The sentence for a machine without Node.</summary>
    public const string NodeMissing =
        "Node.js is needed to run Azurite (the local Blob storage) and was not found; install Node.js 20 or newer from https://nodejs.org, or set AzureWebJobsStorage to a storage account.";

    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);

    private const string Program = "node_modules/azurite/dist/src/blob/main.js";

    /// <summary>Azurite's program.</summary>
    /// <param name="settings">Where the settings are: the search begins there.</param>
    /// <param name="tell">Is told of an installation, which takes a while.</param>
    /// <param name="cancellationToken">Ends the installation.</param>
    /// <returns>The file.</returns>
    /// <exception cref="HostSetupException">It is neither there nor can it be installed.</exception>
    public static async Task<string> FindAsync(string settings, Action<string> tell, CancellationToken cancellationToken)
    {
        string folder = Starts(settings).SelectMany(SettingsFiles.FoldersUpwards)
            .Select(above => Path.Combine(above, "infra", "local"))
            .FirstOrDefault(local => File.Exists(Path.Combine(local, "package.json")))
            ?? throw new HostSetupException(
                "Azurite's package (infra/local/package.json) was not found above the app; run it from the repository, or set AzureWebJobsStorage to a storage account.");
        string program = Path.Combine(folder, Program);
        if (!File.Exists(program))
        {
            await InstallOnceAsync(folder, program, tell, cancellationToken);
        }

        return program;
    }

    private static IEnumerable<string> Starts(string settings) => [settings, Directory.GetCurrentDirectory(), AppContext.BaseDirectory];

    private static async Task InstallOnceAsync(string folder, string program, Action<string> tell, CancellationToken cancellationToken)
    {
        using FileStream turn = await TurnAsync(folder, cancellationToken);
        if (File.Exists(program))
        {
            return;
        }

        tell($"Installing Azurite, the local Blob storage, with npm in {folder} (once; it takes a minute) ...");
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process npm = ChildProcess.Start(start, NodeMissing);
        string errors = await EndedAsync(npm, folder, cancellationToken);
        if (npm.ExitCode != 0 || !File.Exists(program))
        {
            throw new HostSetupException($"Azurite could not be installed: npm ci in {folder} says: {errors.Trim().ReplaceLineEndings(" ")}");
        }
    }

    // A registry that does not answer must not keep the host, or a test run, waiting for hours.
    private static async Task<string> EndedAsync(Process npm, string folder, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(InstallLimit);
        try
        {
            Task<string> output = npm.StandardOutput.ReadToEndAsync(limit.Token);
            string errors = await npm.StandardError.ReadToEndAsync(limit.Token);
            await output;
            await npm.WaitForExitAsync(limit.Token);
            return errors;
        }
        catch (OperationCanceledException error)
        {
            npm.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new HostSetupException($"Azurite could not be installed: npm ci in {folder} did not end within {InstallLimit.TotalMinutes:0} minutes; look whether npm reaches its registry.", error);
        }
    }

    // Hosts that start side by side wait for the one that installs.
    private static async Task<FileStream> TurnAsync(string folder, CancellationToken cancellationToken)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];
        string path = Path.Combine(Path.GetTempPath(), $"atoz-npm-{name}.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }
}
