using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Notices that the clock was set, by comparing the time with a count that nobody can set, and says so. After a clock that was ahead, marks of
/// what is next due and leases lie in a time to come: they are put right, so that nothing stands still until then. Deadlines of parties stay as
/// they were promised.
/// </summary>
internal sealed class ClockWatch(AtoZStore store, TimeProvider clock, ILogger<ClockWatch> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    // Clocks are adjusted by less than this all the time.
    private static readonly TimeSpan Adjusting = TimeSpan.FromSeconds(5);

    private TimeSpan? _before;

    /// <summary>Puts right what a clock that was ahead has left.</summary>
    /// <param name="by">How far ahead it was.</param>
    /// <returns>How many marks and leases there were.</returns>
    public Task<int> PutRight(TimeSpan by) => store.Write(async db =>
    {
        // What was marked by the clock that was wrong is further off than that.
        DateTimeOffset now = clock.GetUtcNow(), wrong = now + by - WrongClock.Tolerance;
        db.HasDeliveries = true;
        return await db.WebhookDeliveries.Where(d => d.NextAttemptAt > wrong).ExecuteUpdateAsync(d => d.SetProperty(x => x.NextAttemptAt, now))
            + await db.TaskLeases.Where(l => l.Until > wrong).ExecuteDeleteAsync()
            + await db.IdempotencyKeys.Where(k => k.StatusCode == 0 && k.LeaseUntil > wrong).ExecuteUpdateAsync(k => k.SetProperty(x => x.LeaseUntil, now));
    });

    /// <summary>Looks once, and compares with the look before.</summary>
    internal async Task Look()
    {
        if (Apart() is not { } apart)
        {
            return;
        }

        TimeSpan by = apart - (_before ?? apart);
        _before = apart;
        if (by.Duration() > Adjusting)
        {
            await Tell(by);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // By the system's own timer: this looks at the clock, and must not depend on it.
        using PeriodicTimer look = new(Between);
        try
        {
            do
            {
                await Look();
            }
            while (await look.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    // Null when it was disturbed between the two readings, such as by a clock that is moved by hand.
    private TimeSpan? Apart()
    {
        long before = clock.GetTimestamp();
        DateTimeOffset now = clock.GetUtcNow();
        return clock.GetElapsedTime(before) < Adjusting / 2 ? now - DateTimeOffset.UnixEpoch - clock.GetElapsedTime(0, before) : null;
    }

    private async Task Tell(TimeSpan by)
    {
        if (by > TimeSpan.Zero)
        {
            log.LogWarning("The clock was set on by {By}: what came due meanwhile is done now.", by);
            return;
        }

        try
        {
            log.LogWarning("The clock was set back by {By}: {Count} marks and leases of the time before were put right.", -by, await PutRight(-by));
        }
#pragma warning disable CA1031 // The watch goes on; each mark is bounded where it is read as well.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            log.LogError("The clock was set back by {By}; marks and leases of the time before could not be put right: {Reason}", -by, trouble.Message);
        }
    }
}
