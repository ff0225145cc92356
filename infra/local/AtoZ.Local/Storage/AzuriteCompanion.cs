using FunctionsHost;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Local.Storage;

/// <summary>Azurite, the local Blob storage, beside the app: there before anything else starts, gone after everything else has stopped.</summary>
/// <param name="isWanted">Whether it runs; when null the setting <c>LocalHost:StartAzurite</c> decides, else whether storage is <c>UseDevelopmentStorage=true</c>.</param>
internal sealed class AzuriteCompanion(bool? isWanted = null) : IHostCompanion
{
    /// <summary>The setting with storage's connection string.</summary>
    public const string ConnectionSetting = "AzureWebJobsStorage";

    private const string StartSetting = "LocalHost:StartAzurite";
    private const string DevelopmentStorage = "UseDevelopmentStorage=true";
    private bool _isWanted;
    private int _port;
    private Azurite? _azurite;

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

        string program = await AzuriteFiles.FindAsync(host.SettingsDirectory, host.RunsAsProcess ? Console.WriteLine : static _ => { }, cancellationToken);
        _azurite = await Azurite.StartAsync(program, Path.Combine(host.DataDirectory, "azurite"), _port, cancellationToken);
        host.Set(ConnectionSetting, Azurite.ConnectionString(_azurite.Port));
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
            _azurite = null;
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
