namespace DurableTask.Sqlite.Tests;

/// <summary>A machine's clock that somebody sets: its time jumps, its count of ticks and its timers do not.</summary>
internal sealed class SystemThatIsSet(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = start;
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Alarm alarm = new(this, callback, state);
        lock (_lock)
        {
            _alarms.Add(alarm);
        }

        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Sets the time, as an administrator or a time server does.</summary>
    public void Set(TimeSpan by)
    {
        lock (_lock)
        {
            _now += by;
        }
    }

    /// <summary>Lets time pass, second by second; alarms ring on the way.</summary>
    public void Pass(TimeSpan span)
    {
        for (int seconds = (int)span.TotalSeconds; seconds > 0; seconds--)
        {
            Alarm[] due;
            lock (_lock)
            {
                _now += TimeSpan.FromSeconds(1);
                _ticks += TimeSpan.TicksPerSecond;
                due = [.. _alarms.Where(alarm => alarm.Due <= _ticks)];
                Array.ForEach(due, alarm => alarm.Due = long.MaxValue);
            }

            Array.ForEach(due, alarm => alarm.Ring());
        }
    }

    private sealed class Alarm(SystemThatIsSet system, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; } = long.MaxValue;

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (system._lock)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : system._ticks + dueTime.Ticks;
            }

            return true;
        }

        public void Dispose()
        {
            lock (system._lock)
            {
                system._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
