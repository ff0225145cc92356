using DurableTask.Sqlite.Time;

namespace DurableTask.Sqlite.Work;

/// <summary>The pending timers of all instances, kept in memory in the order of their times, and one alarm for the earliest.</summary>
internal sealed class EngineTimers : IDisposable
{
    /// <summary>The id of the timer that starts an instance at its appointed time.</summary>
    public const int StartId = -1;

    // A system timer takes no more than 49 days; a ring that finds nothing due sets the next alarm.
    private static readonly TimeSpan LongestAlarm = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly SortedSet<(DateTime Due, long Key, int Id)> _pending = [];
    private readonly TimeProvider _time;
    private readonly Action<long, int, DateTime> _fire;
    private readonly ITimer _alarm;
    private DateTime? _alarmAt;
    private bool _stopped;

    public EngineTimers(TimeProvider time, Action<long, int, DateTime> fire)
    {
        _time = time;
        _fire = fire;
        _alarm = time.CreateTimer(static self => ((EngineTimers)self!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Adds timers; those that are due fire at once, also on a clock that stands still.</summary>
    public void Add(IEnumerable<(DateTime Due, long Key, int Id)> timers)
    {
        lock (_lock)
        {
            foreach ((DateTime Due, long Key, int Id) timer in timers)
            {
                _pending.Add(timer);
            }
        }

        Ring();
    }

    public void Remove(IEnumerable<(DateTime Due, long Key, int Id)> timers)
    {
        lock (_lock)
        {
            foreach ((DateTime Due, long Key, int Id) timer in timers)
            {
                _pending.Remove(timer);
            }

            SetAlarm();
        }
    }

    /// <summary>Fires what is due after the clock has jumped, and sets the alarm anew.</summary>
    public void LookAgain() => Ring();

    public void Dispose()
    {
        lock (_lock)
        {
            _stopped = true;
            _pending.Clear();
        }

        _alarm.Dispose();
    }

    private void Ring()
    {
        List<(DateTime Due, long Key, int Id)> due = [];
        lock (_lock)
        {
            // Whatever rang, the alarm may have gone off early and must be set again.
            _alarmAt = null;
            DateTime now = _time.GetUtcNow().UtcDateTime;
            while (_pending.Count > 0 && _pending.Min.Due <= now)
            {
                due.Add(_pending.Min);
                _pending.Remove(_pending.Min);
            }

            SetAlarm();
        }

        foreach ((DateTime at, long key, int id) in due)
        {
            _fire(key, id, at);
        }
    }

    private void SetAlarm()
    {
        DateTime next = _pending.Count == 0 ? DateTime.MaxValue : _pending.Min.Due;
        if (_stopped || next == _alarmAt)
        {
            return;
        }

        _alarmAt = next;
        _alarm.Change(next == DateTime.MaxValue ? Timeout.InfiniteTimeSpan : Until(next), Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Until(DateTime next)
    {
        TimeSpan delay = next - _time.GetUtcNow().UtcDateTime;
        if (delay < TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        return _time is LocalClock || delay < LongestAlarm ? delay : LongestAlarm;
    }
}
