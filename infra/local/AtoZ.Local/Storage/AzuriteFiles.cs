using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FunctionsHost;
using FunctionsHost.Settings;

namespace AtoZ.Local.Storage;

/// <summary>Azurite's program: where it is, installed once where it is missing, and again where it is no longer whole.</summary>
internal sealed class AzuriteFiles
{
    /// <summary>The sentence for a machine without Node.</summary>
    public const string NodeMissing =
        "Node.js is needed to run Azurite (the local Blob storage) and was not found; install Node.js 20 or newer from https://nodejs.org, or set AzureWebJobsStorage to a storage account.";

    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookLimit = TimeSpan.FromMinutes(2);

    private readonly string _folder;
    private readonly Action<string> _tell;

    private AzuriteFiles(string folder, Action<string> tell) => (_folder, _tell) = (folder, tell);

    private string Program => Path.Combine(_folder, "node_modules/azurite/dist/src/blob/main.js");

    /// <summary>Finds the folder with Azurite's package.</summary>
    /// <param name="settings">Where the settings are: the search begins there.</param>
    /// <param name="tell">Is told of an installation, which takes a while.</param>
    /// <exception cref="HostSetupException">There is none.</exception>
    public static AzuriteFiles Find(string settings, Action<string> tell)
    {
        string[] starts = [settings, Directory.GetCurrentDirectory(), AppContext.BaseDirectory];
        string folder = starts.SelectMany(SettingsFiles.FoldersUpwards)
            .Select(above => Path.Combine(above, "infra", "local"))
            .FirstOrDefault(local => File.Exists(Path.Combine(local, "package.json")))
            ?? throw new HostSetupException(
                "Azurite's package (infra/local/package.json) was not found above the app; run it from the repository, or set AzureWebJobsStorage to a storage account.");
        return new AzuriteFiles(folder, tell);
    }

    /// <summary>Azurite's program. Where it is whole already, no network is needed.</summary>
    /// <param name="cancellationToken">Ends the installation.</param>
    /// <returns>The file.</returns>
    /// <exception cref="HostSetupException">It cannot be installed.</exception>
    public async Task<string> InstalledAsync(CancellationToken cancellationToken)
    {
        if (await IsWholeAsync(cancellationToken))
        {
            return Program;
        }

        // Hosts that start side by side wait for the one that installs.
        using FileStream turn = await TurnAsync(_folder, cancellationToken);
        if (!await IsWholeAsync(cancellationToken))
        {
            await InstallAsync(cancellationToken);
        }

        return Program;
    }

    /// <summary>After Azurite did not start: installs it again if its program is what is broken, in a way that the list of its packages does not show.</summary>
    /// <returns>Whether it was installed again; false when the program is sound.</returns>
    public async Task<bool> RepairAsync(CancellationToken cancellationToken)
    {
        if (await Succeeds([Program, "--version"], cancellationToken))
        {
            return false;
        }

        using FileStream turn = await TurnAsync(_folder, cancellationToken);
        await InstallAsync(cancellationToken);
        return true;
    }

    private async Task<bool> IsWholeAsync(CancellationToken cancellationToken) => File.Exists(Program) && await Succeeds(["whole.mjs", "."], cancellationToken);

    private async Task<bool> Succeeds(string[] arguments, CancellationToken cancellationToken)
    {
        using Process node = ChildProcess.Start(Command("node", arguments), NodeMissing);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LookLimit);
        try
        {
            Task<string> output = node.StandardOutput.ReadToEndAsync(limit.Token);
            await node.StandardError.ReadToEndAsync(limit.Token);
            await output;
            await node.WaitForExitAsync(limit.Token);
            return node.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        _tell($"Installing Azurite, the local Blob storage, with npm in {_folder} (once; it takes a minute) ...");
        string[] arguments = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
        using Process npm = ChildProcess.Start(Command(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments), NodeMissing);
        string errors = await EndedAsync(npm, _folder, cancellationToken);
        if (npm.ExitCode != 0 || !await IsWholeAsync(cancellationToken))
        {
            throw new HostSetupException($"Azurite could not be installed: npm ci in {_folder} says: {errors.Trim().ReplaceLineEndings(" ")}");
        }

        // What infra/local/prepare looks for.
        File.Copy(Path.Combine(_folder, "package-lock.json"), Path.Combine(_folder, "node_modules", ".atoz-lock"), overwrite: true);
    }

    private ProcessStartInfo Command(string program, string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = _folder,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    };

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
