using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using FunctionsHost;

namespace AtoZ.Local.Storage;

/// <summary>Azurite's Blob service as a child process that ends with this one, however this one ends.</summary>
internal sealed partial class Azurite : IAsyncDisposable
{
    /// <summary>The port that tools expect.</summary>
    public const int UsualPort = 10000;

    // The first time on a slow disk, its thousand files alone may take more than a minute.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    // The host holds the other end of standard input: when the host is gone, the input ends, and so does Azurite. Ctrl-C reaches the whole
    // group of processes; storage must outlive the requests that are still being answered, so it does not listen to it.
    internal const string Guard =
        """
        process.stdin.resume();
        const stop = () => process.kill(process.pid, 'SIGTERM');
        process.stdin.on('end', stop).on('error', stop);
        process.on('SIGINT', () => {});
        const once = process.once.bind(process);
        process.once = (name, listener) => name === 'SIGINT' ? process : once(name, listener);
        """;

    private readonly Process _process;

    private Azurite(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int ProcessId => _process.Id;

    /// <summary>With what it ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The connection string for a port; account and key are those that every Azurite has.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The connection string.</returns>
    public static string ConnectionString(int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;");

    /// <summary>The usual port when it is free, else any free one.</summary>
    /// <returns>The port.</returns>
    public static int FreePort() => Probe(UsualPort) ?? Probe(0)!.Value;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="program">Azurite's program.</param>
    /// <param name="folder">Where it keeps its data.</param>
    /// <param name="port">Where it is to listen; another port is taken when this one is in use.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="onlyThere">Whether no other port will do.</param>
    /// <param name="patience">How long it may take; three minutes when null.</param>
    /// <returns>The running storage; null when it does not start.</returns>
    /// <exception cref="HostSetupException">Node is missing, or it takes too long.</exception>
    public static async Task<Azurite?> TryStartAsync(
        string program, string folder, int port, CancellationToken cancellationToken, bool onlyThere = false, TimeSpan? patience = null)
    {
        TimeSpan longest = patience ?? StartLimit;
        Directory.CreateDirectory(folder);
        string guard = Path.Combine(folder, "guard.cjs");
        await File.WriteAllTextAsync(guard, Guard, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        foreach (int candidate in onlyThere ? [port] : new[] { port, 0 })
        {
            Process process = ChildProcess.Start(Command(program, folder, guard, candidate), AzuriteFiles.NodeMissing);
            try
            {
                if (await ListenedAsync(process, limit.Token) is { } listening)
                {
                    return new Azurite(process, listening);
                }
            }
            catch (OperationCanceledException)
            {
                // Too slow, or the host was told to stop: it must not stay behind.
                process.Kill(entireProcessTree: true);
                process.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                throw new HostSetupException(
                    $"Azurite, the local Blob storage, is not ready after {longest.TotalSeconds:0} seconds. Its data is not touched: start again when the disk is less busy.");
            }

            process.Dispose();
        }

        return null;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>True when it has ended by itself; false when the waiting did.</returns>
    public async Task<bool> DiedAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process.HasExited)
        {
            _process.Dispose();
            return;
        }

        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"successfully listens on http://[\d.]+:(?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listens { get; }

    private static ProcessStartInfo Command(string program, string folder, string guard, int port) => new(
        "node",
        [
            "--require", guard, program, "--blobHost", "127.0.0.1", "--blobPort", port.ToString(CultureInfo.InvariantCulture),
            "--location", folder, "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ])
    {
        RedirectStandardError = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
        WorkingDirectory = folder,
    };

    private static async Task<int?> ListenedAsync(Process process, CancellationToken cancellationToken)
    {
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Listens.Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static int? Probe(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
