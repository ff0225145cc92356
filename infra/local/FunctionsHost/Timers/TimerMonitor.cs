using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Timers;

/// <summary>Knows whether a run was missed while the app was down, by the rules of Azure's schedule monitor.</summary>
internal sealed class TimerMonitor(string function, TimerSchedule schedule, TimerStatusStore store)
{
    private static readonly TimeSpan SameOccurrence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(1);

    /// <summary>Last and next run.</summary>
    public ScheduleStatus Status { get; private set; } = new();

    /// <summary>Reads what is kept, or begins.</summary>
    /// <param name="now">The time.</param>
    /// <returns>Whether a run was missed.</returns>
    public bool Begin(DateTimeOffset now)
    {
        // A run of a time that is still to come was noted by a clock that was wrong.
        if (store.Read(function) is not { } kept || Utc(kept.Last) > now + MostAhead || Utc(kept.LastUpdated) > now + MostAhead)
        {
            Keep(default, schedule.Next(now), now);
            return false;
        }

        Status = kept;
        DateTimeOffset basis = kept.Last != default ? Utc(kept.Last) : Utc(kept.LastUpdated);
        DateTimeOffset expected = schedule.Next(basis);
        if ((Utc(kept.Next) - expected).Duration() > SameOccurrence)
        {
            // The schedule was changed meanwhile: a run that only the new one would have had is not missed.
            bool past = now > expected;
            Keep(default, past ? schedule.Next(now) : expected, past ? now : basis);
        }

        return now > Utc(Status.Next);
    }

    /// <summary>Notes a run.</summary>
    /// <param name="last">The time for which it was due, or at which it came when it came late.</param>
    /// <param name="now">The time after it.</param>
    public void Ran(DateTimeOffset last, DateTimeOffset now) => Keep(last.UtcDateTime, schedule.Next(last > now ? last : now), now);

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private void Keep(DateTime last, DateTimeOffset next, DateTimeOffset updated)
    {
        Status = new ScheduleStatus { Last = last, Next = next.UtcDateTime, LastUpdated = updated.UtcDateTime };
        store.Write(function, Status);
    }
}
