using FunctionsHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AtoZ.Local.Storage;

/// <summary>Azurite, the local Blob storage, beside the app: there before anything else starts, gone after everything else has stopped.</summary>
/// <param name="isWanted">Whether it runs; when null the setting <c>LocalHost:StartAzurite</c> decides, else whether storage is <c>UseDevelopmentStorage=true</c>.</param>
internal sealed class AzuriteCompanion(bool? isWanted = null) : IHostCompanion, IDisposable
{
    /// <summary>The setting with storage's connection string.</summary>
    public const string ConnectionSetting = "AzureWebJobsStorage";

    private const string StartSetting = "LocalHost:StartAzurite";
    private const string DevelopmentStorage = "UseDevelopmentStorage=true";
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private bool _isWanted;
    private int _port;
    private Azurite? _azurite;
    private Task _watch = Task.CompletedTask;

    /// <summary>The process that runs now; null when none does.</summary>
    public int? ProcessId => _azurite?.ProcessId;

    /// <inheritdoc/>
    public void Announce(CompanionHost host)
    {
        _isWanted = isWanted ?? Flag(host.Configuration) ?? IsDevelopmentStorage(host.Configuration);
        if (_isWanted && host.RunsAsProcess)
        {
            _port = Azurite.FreePort();
            host.Set(ConnectionSetting, Azurite.ConnectionString(_port));
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(CompanionHost host, CancellationToken cancellationToken)
    {
        if (!_isWanted)
        {
            return;
        }

        AzuriteFiles files = AzuriteFiles.Find(host.SettingsDirectory, host.RunsAsProcess ? Console.WriteLine : static _ => { });
        string program = await files.InstalledAsync(cancellationToken);
        string folder = Path.Combine(host.DataDirectory, "azurite");
        _azurite = await Azurite.TryStartAsync(program, folder, _port, cancellationToken)
            ?? (await files.RepairAsync(cancellationToken) ? await Azurite.TryStartAsync(program, folder, _port, cancellationToken) : null)
            ?? throw new HostSetupException($"Azurite, the local Blob storage, does not start; its data in {folder} may be damaged: move that folder away and start again.");
        host.Set(ConnectionSetting, Azurite.ConnectionString(_azurite.Port));
        _watch = WatchAsync(program, folder, host.Log);
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
            _azurite = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    // Whoever has its address goes on with it, so it comes back where it was.
    private async Task WatchAsync(string program, string folder, ILogger log)
    {
        TimeSpan pause = FirstPause;
        while (_azurite is { } running && await running.DiedAsync(_stopping.Token))
        {
            log.LogWarning("Azurite, the local Blob storage, has ended ({Code}) and is started again.", running.ExitCode);
            while (await TryAgainAsync(program, folder, running.Port) is null && !_stopping.IsCancellationRequested)
            {
                pause = pause < LongestPause ? pause * 2 : LongestPause;
                log.LogError("Azurite does not start; files cannot be stored or read until it does. The next attempt is in {Pause}.", pause);
                await Task.Delay(pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await running.DisposeAsync();
            pause = FirstPause;
        }
    }

    private async Task<Azurite?> TryAgainAsync(string program, string folder, int port)
    {
        try
        {
            return await Azurite.TryStartAsync(program, folder, port, _stopping.Token, onlyThere: true) is { } again ? _azurite = again : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or HostSetupException or OperationCanceledException)
        {
            // A full disk, or Node is gone: it may be otherwise at the next attempt.
            return null;
        }
    }

    private static bool? Flag(IConfiguration configuration)
    {
        if (configuration[StartSetting] is not { Length: > 0 } text)
        {
            return null;
        }

        return bool.TryParse(text, out bool flag) ? flag : throw new HostSetupException($"The setting '{StartSetting}' must be true or false, not '{text}'.");
    }

    private static bool IsDevelopmentStorage(IConfiguration configuration) =>
        string.Equals(configuration[ConnectionSetting]?.TrimEnd(';'), DevelopmentStorage, StringComparison.OrdinalIgnoreCase);
}
