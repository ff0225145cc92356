using AtoZ.Functions.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>
/// Runs the pump as soon as something was committed, and when a repeat is due. It keeps nothing: after a restart the first look at the store finds
/// what is left, and where the host sleeps between requests the sweep wakes it.
/// </summary>
internal sealed class WebhookDispatcher : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(30);

    private readonly AtoZStore _store;
    private readonly WebhookPump _pump;
    private readonly TimeProvider _clock;
    private readonly ILogger<WebhookDispatcher> _log;
    private readonly SemaphoreSlim _signal = new(1, 1);
    private readonly ITimer _repeat;

    /// <summary>A dispatcher that looks once at its start.</summary>
    public WebhookDispatcher(AtoZStore store, WebhookPump pump, TimeProvider clock, ILogger<WebhookDispatcher> log)
    {
        (_store, _pump, _clock, _log) = (store, pump, clock, log);
        _repeat = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Has the pump look again.</summary>
    public void Wake()
    {
        lock (_signal)
        {
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _store.DeliveriesCommitted -= Wake;
        _repeat.Dispose();
        _signal.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _store.DeliveriesCommitted += Wake;
        while (!stoppingToken.IsCancellationRequested)
        {
            await _signal.WaitAsync(stoppingToken);
            await Look(stoppingToken);
        }
    }

    private async Task Look(CancellationToken stoppingToken)
    {
        try
        {
            foreach (Task lane in await _pump.Begin(stoppingToken))
            {
                _ = Follow(lane, stoppingToken);
            }

            if (await _pump.NextDue() is { } due)
            {
                LookAgainIn(due - _clock.GetUtcNow());
            }
        }
#pragma warning disable CA1031 // Whatever fails here, events must go out later.
        catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Tell(trouble);
        }
    }

    // A lane that has ended leaves repeats, or something that was committed while it looked for the last time.
    private async Task Follow(Task lane, CancellationToken stoppingToken)
    {
        try
        {
            await lane;
            Wake();
        }
        catch (ObjectDisposedException)
        {
            // The host ends; its next start finds what is left.
        }
#pragma warning disable CA1031 // Whatever fails here, events must go out later.
        catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Tell(trouble);
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    private void LookAgainIn(TimeSpan pause) => _repeat.Change(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    private void Tell(Exception trouble)
    {
        if (StoreFailure.Of(trouble) is null)
        {
            _log.LogError(trouble, "Sending webhooks failed; the next look is in {Pause}", AfterTrouble);
        }

        LookAgainIn(AfterTrouble);
    }
}
