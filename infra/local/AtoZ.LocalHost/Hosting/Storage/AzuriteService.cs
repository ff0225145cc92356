using AtoZ.LocalHost.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace AtoZ.LocalHost.Hosting.Storage;

/// <summary>Starts Azurite before everything else and stops it after everything else.</summary>
internal sealed class AzuriteService(LocalHostOptions options, HostFacts facts, DataDirectory data, IConfiguration configuration)
{
    private Azurite? _azurite;

    /// <summary>Starts it where it is wanted.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When it listens.</returns>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!facts.StartAzurite)
        {
            return;
        }

        string program = await AzuriteFiles.FindAsync(facts, options.RunsAsProcess ? Console.WriteLine : static _ => { }, cancellationToken);
        _azurite = await Azurite.StartAsync(program, Path.Combine(data.Path, "azurite"), facts.AzuritePort, cancellationToken);
        Publish(options, configuration, _azurite.Port);
    }

    /// <summary>Stops it.</summary>
    /// <returns>When it is gone.</returns>
    public async Task StopAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
            _azurite = null;
        }
    }

    /// <summary>Says where storage is.</summary>
    /// <param name="options">Whether the host is the process: then by an environment variable too.</param>
    /// <param name="configuration">All settings.</param>
    /// <param name="port">The port.</param>
    public static void Publish(LocalHostOptions options, IConfiguration configuration, int port)
    {
        string connection = Azurite.ConnectionString(port);
        configuration[HostFacts.Storage] = connection;
        if (options.RunsAsProcess)
        {
            Environment.SetEnvironmentVariable(HostFacts.Storage, connection);
        }
    }
}
