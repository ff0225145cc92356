using AtoZ.Functions.Settings;
using AtoZ.Local.Keys;
using AtoZ.Local.Sample;
using FunctionsHost;
using Microsoft.Extensions.Hosting;

namespace AtoZ.Local;

/// <summary>
/// Says on the console, last of all, where everything is. Written past the log, which is written behind the program: nothing that came before may
/// come after it.
/// </summary>
internal sealed class Welcome(LocalHostOptions options, HostAddress address, AppSettings settings, SampleProgress sample) : IHostedLifecycleService
{
    /// <summary>Says it, now that all is ready.</summary>
    public void Say()
    {
        string origin = address.Origin();
        Write(
            $"AtoZ     {origin}/",
            $"Mailbox  {origin}/dev/mail",
            $"Staff    {origin}/staff  (their keys: {LocalKeys.FileIn(settings.DataDirectory)})",
            $"Docs     {origin}/api/docs");
    }

    /// <summary>Says what is going on before that.</summary>
    public void Write(params string[] lines)
    {
        if (options.RunsAsProcess)
        {
            Console.WriteLine(string.Join(Environment.NewLine, lines));
        }
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (sample.Until is null)
        {
            Say();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
