namespace DurableTask.Sqlite.Time;

/// <summary>
/// The live clock counts by the system's timestamps, which no one can set, and compares with the system's time. Small differences are followed at
/// once, as they come from adjusting. A jump is followed only when it has lasted: a clock that was wrong for a moment moves no deadline.
/// </summary>
public sealed partial class LocalClock
{
    private static readonly TimeSpan Adjusting = TimeSpan.FromSeconds(5);

    // How long a jump may go unseen where nobody asks for the time.
    private static readonly TimeSpan LongestUnseen = TimeSpan.FromSeconds(10);

    private long _counted;
    private long _countedFrom;
    private long _offset;
    private long? _apartSince;
    private long _apart;

    /// <summary>How long the system's clock must stay where it jumped to before it is followed.</summary>
    public static TimeSpan Lasting { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Tells of jumps of the system's clock, on a thread of the pool.</summary>
    public Action<ClockJump>? Jumped { get; set; }

    private void BeginCounting(long ticks)
    {
        (_counted, _countedFrom) = (ticks, _system.GetTimestamp());
        (_offset, _apartSince) = (0, null);
    }

    private long CountedTicks() => _counted + _system.GetElapsedTime(_countedFrom).Ticks;

    // Under the lock.
    private long ReadLive()
    {
        long counted = CountedTicks();
        long apart = _system.GetUtcNow().UtcTicks + _ahead.Ticks - (counted + _offset);
        if (Math.Abs(apart) <= Adjusting.Ticks)
        {
            if (_apartSince is not null)
            {
                _apartSince = null;
                Tell(_apart, ClockJumpKind.Undone);
            }

            _offset += apart;
        }
        else if (_apartSince is not { } since || Math.Abs(apart - _apart) > Adjusting.Ticks)
        {
            (_apartSince, _apart) = (counted, apart);
            Tell(apart, ClockJumpKind.Noticed);
        }
        else if (counted - since >= Lasting.Ticks)
        {
            _apartSince = null;
            _offset += apart;
            Follow(apart, counted + _offset);
        }

        return counted + _offset;
    }

    private void Follow(long apart, long now)
    {
        if (apart < 0)
        {
            // Who waits for a span waits for it still; what stands at a time is reckoned anew by whoever set it.
            _ticks = now;
            (LocalTimer Timer, (long Due, long Order) Key)[] waiting = [.. _timers.UnorderedItems];
            _timers.Clear();
            foreach ((LocalTimer timer, (long due, long order)) in waiting)
            {
                if (timer.Queued == timer.Generation && timer.QueuedOrder == order)
                {
                    timer.Due = due + apart;
                    _timers.Enqueue(timer, (timer.Due, order));
                }
            }
        }

        Tell(apart, ClockJumpKind.Followed);
    }

    private void Tell(long apart, ClockJumpKind kind)
    {
        if (Jumped is { } listeners)
        {
            ClockJump jump = new(TimeSpan.FromTicks(apart), kind);
            ThreadPool.UnsafeQueueUserWorkItem(static told => told.Listeners(told.Jump), (Listeners: listeners, Jump: jump), preferLocal: false);
        }
    }
}

/// <summary>A jump of the system's clock.</summary>
/// <param name="By">How far; negative when it was set back.</param>
/// <param name="Kind">What became of it.</param>
public sealed record ClockJump(TimeSpan By, ClockJumpKind Kind);

/// <summary>What becomes of a jump of the system's clock.</summary>
public enum ClockJumpKind
{
    /// <summary>It was seen, and is not followed yet.</summary>
    Noticed,

    /// <summary>The system's clock went back to where it was: nothing has changed.</summary>
    Undone,

    /// <summary>It has lasted: from now on the clock is where the system's is. Whoever waits for a time must reckon anew.</summary>
    Followed,
}
