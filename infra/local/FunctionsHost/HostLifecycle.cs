using System.Net;
using System.Net.Sockets;
using DurableTask.Sqlite;
using FunctionsHost.Settings;
using FunctionsHost.Timers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionsHost;

/// <summary>What must be in place before anything else starts, and be gone after everything else stopped.</summary>
internal sealed class HostLifecycle(
    LocalHostOptions options, HostFacts facts, CompanionHost companions, TimerService timers, DurableEngine engine, HostBanner banner, ILoggerFactory loggers)
    : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => SetupFailure.GuardAsync(options, async () =>
    {
        CheckPort();
        timers.Prepare();
        await OpenStoreAsync(cancellationToken);
        foreach (IHostCompanion companion in options.Companions)
        {
            await companion.StartAsync(companions with { Log = loggers.CreateLogger(companion.GetType()) }, cancellationToken);
        }
    });

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        banner.Show();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (IHostCompanion companion in options.Companions)
        {
            await companion.StopAsync();
        }
    }

    private async Task OpenStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await engine.QueryAsync(new InstanceFilter(), pageSize: 1, cancellationToken: cancellationToken);
        }
        catch (DurableStoreException error)
        {
            throw new HostSetupException(error.Message, error);
        }
    }

    // Kestrel's own error comes with a stack trace, after the engine has started.
    private void CheckPort()
    {
        if (facts.Port == 0)
        {
            return;
        }

        using var probe = new TcpListener(IPAddress.Loopback, facts.Port);
        try
        {
            probe.Start();
        }
        catch (SocketException error)
        {
            throw new HostSetupException(
                $"Port {facts.Port} is in use by another program; stop that program, or choose another port with --port or \"LocalHttpPort\" in local.settings.json.", error);
        }
    }
}
