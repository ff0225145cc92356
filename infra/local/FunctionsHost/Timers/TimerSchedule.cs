using System.Globalization;
using NCrontab;

namespace FunctionsHost.Timers;

/// <summary>When a timer function runs: NCRONTAB with five or six fields, or the same span again and again.</summary>
internal sealed class TimerSchedule
{
    private const int FieldsWithSeconds = 6;
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _span;
    private readonly TimeZoneInfo _zone;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan span, TimeZoneInfo zone)
    {
        _cron = cron;
        _span = span;
        _zone = zone;
    }

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">The schedule, with settings' names replaced.</param>
    /// <param name="zone">The time zone in which NCRONTAB is meant.</param>
    /// <param name="function">The function, for the sentence.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="HostSetupException">It is neither.</exception>
    public static TimerSchedule Parse(string text, TimeZoneInfo zone, string function)
    {
        bool seconds = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds;
        if (CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = seconds }) is { } cron)
        {
            return new TimerSchedule(cron, TimeSpan.Zero, zone);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) && span > TimeSpan.Zero
            ? new TimerSchedule(cron: null, span, zone)
            : throw new HostSetupException(
                $"The function '{function}' has the schedule '{text}', which is neither NCRONTAB (second minute hour day month weekday) nor a time span (hh:mm:ss).");
    }

    /// <summary>The first time after a time.</summary>
    /// <param name="after">The time, UTC.</param>
    /// <returns>The next time, UTC.</returns>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        if (_cron is null)
        {
            return after + _span;
        }

        DateTime local = _cron.GetNextOccurrence(TimeZoneInfo.ConvertTime(after, _zone).DateTime);

        // In spring an hour is missing: what falls into it comes an hour later.
        if (_zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        DateTimeOffset next = new(TimeZoneInfo.ConvertTimeToUtc(local, _zone), TimeSpan.Zero);

        // In autumn an hour comes twice: the second one is taken for a time that would not move on.
        return next > after ? next : Next(after.AddHours(1));
    }

    /// <summary>Whether it comes more often than each minute: then missed runs are not caught up, as in Azure.</summary>
    /// <param name="now">The time from which to look.</param>
    /// <returns>Whether it does.</returns>
    public bool IsFrequent(DateTimeOffset now)
    {
        DateTimeOffset first = Next(now);
        return Next(first) - first < TimeSpan.FromMinutes(1);
    }
}
