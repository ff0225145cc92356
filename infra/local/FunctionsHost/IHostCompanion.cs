using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FunctionsHost;

/// <summary>Something that runs beside the app and must be there before it starts, such as a storage emulator.</summary>
internal interface IHostCompanion
{
    /// <summary>Called while the app is put together: says in the settings where it will be found, if that is known by then.</summary>
    /// <param name="host">The host.</param>
    void Announce(CompanionHost host);

    /// <summary>Called before anything else starts.</summary>
    /// <param name="host">The host.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When it can be used.</returns>
    Task StartAsync(CompanionHost host, CancellationToken cancellationToken);

    /// <summary>Called after everything else has stopped.</summary>
    /// <returns>When it is gone.</returns>
    Task StopAsync();
}

/// <summary>The host, as its companions see it.</summary>
/// <param name="SettingsDirectory">Where the settings are.</param>
/// <param name="DataDirectory">Where the host keeps its data.</param>
/// <param name="RunsAsProcess">Whether the host is the process: then settings are environment variables too.</param>
/// <param name="Configuration">All settings.</param>
internal sealed record CompanionHost(string SettingsDirectory, string DataDirectory, bool RunsAsProcess, IConfiguration Configuration)
{
    /// <summary>Where a companion says what becomes of it.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Sets a setting for the app, where others read it too.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Set(string name, string value)
    {
        Configuration[name] = value;
        if (RunsAsProcess)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
