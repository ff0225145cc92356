using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AtoZ.Local.Storage;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>The app as a process of its own, as a person starts it.</summary>
internal sealed class AppProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    /// <summary>
    /// A storage that nobody serves. The usual port may be that of an app that somebody runs beside the tests: whose files a sweep here would
    /// clear away as nobody's.
    /// </summary>
    public static string NoStorage { get; } = Azurite.ConnectionString(1);

    private AppProcess(Process process) => _process = process;

    /// <summary>Starts it in a folder, where it also keeps its data.</summary>
    public static AppProcess Start(TempFolder folder, bool azurite, int port = 0, string? path = null, params (string Name, string Value)[] settings)
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        string app = Path.Combine(AppContext.BaseDirectory, "AtoZ.Local.dll");
        var start = new ProcessStartInfo(dotnet, [app, "--port", port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
        };
        start.Environment["LocalHost__DataDirectory"] = Path.Combine(folder.Path, "data");
        start.Environment["LocalHost__StartAzurite"] = azurite ? "true" : "false";
        if (!azurite)
        {
            start.Environment[AzuriteCompanion.ConnectionSetting] = NoStorage;
        }

        if (path is not null)
        {
            start.Environment["PATH"] = path;
        }

        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        return new AppProcess(Process.Start(start)!);
    }

    /// <summary>What it writes, up to a line that begins so.</summary>
    public async Task<List<string>> SaysUntilAsync(string beginning, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        List<string> said = [];
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return said;
            }
        }

        throw new InvalidOperationException($"It never said '{beginning}': {string.Join('\n', said)}\n{await _process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    /// <summary>What it wrote after that, once it has ended.</summary>
    public async Task<string[]> RestAsync() => (await _process.StandardOutput.ReadToEndAsync()).Split('\n');

    /// <summary>Waits until it serves.</summary>
    public async Task ListeningAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("Listening on", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("The app ended before it served: " + await _process.StandardError.ReadToEndAsync(limit.Token));
    }

    /// <summary>What it says on its standard output until it ends.</summary>
    public Task<string> OutputAsync() => _process.StandardOutput.ReadToEndAsync();

    /// <summary>Asks it to stop, as Ctrl-C or a service manager does.</summary>
    public async Task<int> StopAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return (await EndedAsync()).Code;
    }

    /// <summary>Ends it at once.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndedAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int Code, string Errors)> EndedAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        string errors = await _process.StandardError.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, errors.Trim());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
