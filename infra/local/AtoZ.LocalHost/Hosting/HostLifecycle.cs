using System.Net;
using System.Net.Sockets;
using AtoZ.LocalHost.Hosting.Settings;
using Microsoft.Extensions.Hosting;

namespace AtoZ.LocalHost.Hosting;

/// <summary>What must be in place before anything else starts, and be gone after everything else stopped.</summary>
internal sealed class HostLifecycle(LocalHostOptions options, HostFacts facts) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => SetupFailure.GuardAsync(options, () =>
    {
        CheckPort();
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
