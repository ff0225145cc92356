using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AtoZ.Local.Storage;
using Xunit;

namespace AtoZ.Functions.Tests.OnAzureStorage;

/// <summary>Azure Storage whole, where the local host needs its blobs alone: an Azurite with queues and tables too, in memory, gone after the tests.</summary>
public sealed partial class StorageOfTheTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Services = ["Blob", "Queue", "Table"];

    private readonly string _folder = Directory.CreateTempSubdirectory("atoz-azurite-").FullName;
    private Process? _azurite;

    /// <summary>How the backend finds it.</summary>
    public string ConnectionString { get; private set; } = "";

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at http://[\d.]+:(?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listens { get; }

    public async Task InitializeAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        string blobs = await AzuriteFiles.Find(AppContext.BaseDirectory, static _ => { }).InstalledAsync(patience.Token);
        _azurite = ChildProcess.Start(Command(Path.Combine(blobs, "..", "..", "azurite.js"), await Guard(patience.Token)), AzuriteFiles.NodeMissing);
        _azurite.ErrorDataReceived += static (_, _) => { };
        _azurite.BeginErrorReadLine();
        Dictionary<string, int> ports = [];
        while (ports.Count < Services.Length)
        {
            string line = await _azurite.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("Azurite ended before it served.");
            if (Listens.Match(line) is { Success: true } match)
            {
                ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
            }
        }

        _ = _azurite.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        ConnectionString = Azurite.ConnectionString(ports["Blob"])
            + string.Concat(Services[1..].Select(service => $"{service}Endpoint=http://127.0.0.1:{ports[service]}/devstoreaccount1;"));
    }

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
        {
            // What it has is in memory: there is nothing to be written first.
            _azurite.Kill();
            await _azurite.WaitForExitAsync();
            _azurite.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> Guard(CancellationToken cancellationToken)
    {
        string guard = Path.Combine(_folder, "guard.cjs");
        await File.WriteAllTextAsync(guard, Azurite.Guard, cancellationToken);
        return guard;
    }

    private ProcessStartInfo Command(string program, string guard) => new(
        "node",
        [
            "--require", guard, program, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ])
    {
        RedirectStandardError = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
        WorkingDirectory = _folder,
    };
}
