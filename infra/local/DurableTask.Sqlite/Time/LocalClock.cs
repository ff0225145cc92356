namespace DurableTask.Sqlite.Time;

/// <summary>
/// The clock of the process. Live, it follows the system clock, but no jump of it before the jump has lasted (see <see cref="Jumped"/>). Virtual, it
/// stands still until it is moved by hand, and the timers that come due fire in the order of their times; then it never goes backwards.
/// </summary>
public sealed partial class LocalClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<LocalTimer, (long Due, long Order)> _timers = new();
    private readonly bool _inLine;
    private readonly TimeProvider _system;
    private ITimer? _alarm;
    private TimeSpan _ahead;
    private bool _isVirtual;
    private long _ticks;
    private long _order;

    private LocalClock(bool isVirtual, DateTimeOffset start, bool inLine, TimeProvider? system = null)
    {
        _isVirtual = isVirtual;
        _inLine = inLine;
        _system = system ?? System;
        _ticks = start.UtcTicks;
        BeginCounting(_ticks);
    }

    /// <summary>Whether the clock is moved by hand.</summary>
    public bool IsVirtual => Volatile.Read(ref _isVirtual);

    /// <summary>Counts timer callbacks as work in flight, from the advance that fires them to their end.</summary>
    public WorkTracker? Work { get; set; }

    /// <summary>The time of the earliest timer; null when there is none.</summary>
    public DateTimeOffset? NextTimerDue
    {
        get
        {
            lock (_lock)
            {
                DropStale();
                return _timers.TryPeek(out _, out (long Due, long Order) key) ? new DateTimeOffset(key.Due, TimeSpan.Zero) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>A clock that follows the system clock.</summary>
    public static LocalClock Live() => Live(System);

    /// <summary>A clock that follows another one, whose timestamps must not jump when its time does.</summary>
    public static LocalClock Live(TimeProvider system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return new(isVirtual: false, system.GetUtcNow(), inLine: false, system);
    }

    /// <summary>A clock that stands at <paramref name="start"/> until it is moved.</summary>
    public static LocalClock Virtual(DateTimeOffset start) => new(isVirtual: true, start, inLine: false);

    /// <summary>A virtual clock whose timers run their callbacks inside the advance, one after the other: for seeded runs.</summary>
    public static LocalClock VirtualInLine(DateTimeOffset start) => new(isVirtual: true, start, inLine: true);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(NowTicks(), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => IsVirtual ? Volatile.Read(ref _ticks) : CountedTicks();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        LocalTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves a virtual clock on by a span.</summary>
    public void Advance(TimeSpan span) => AdvanceTo(GetUtcNow() + span);

    /// <summary>
    /// Moves a virtual clock to a time; an earlier time changes nothing. What the timers on the way begin may still be going on
    /// when this returns, and a timer that is set again only then is passed over: <see cref="WalkToAsync"/> waits.
    /// </summary>
    /// <exception cref="InvalidOperationException">The clock is live.</exception>
    public void AdvanceTo(DateTimeOffset time)
    {
        if (!IsVirtual)
        {
            throw new InvalidOperationException("Only a virtual clock can be moved by hand.");
        }

        while (TakeDue(time.UtcTicks) is { } timer)
        {
            Fire(timer);
        }

        RaiseTo(time.UtcTicks);
    }

    /// <summary>Walks a virtual clock to a time, from one due timer to the next, and waits each time until all that came due has been done.</summary>
    /// <param name="time">Where to.</param>
    /// <param name="moving">Told of each moment before the clock moves there: whoever keeps the time for a later run keeps it before anything happens at it.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="InvalidOperationException">The clock is live, or does not know of the work that is going on.</exception>
    public async Task WalkToAsync(DateTimeOffset time, Action<DateTimeOffset>? moving = null, CancellationToken cancellationToken = default)
    {
        WorkTracker work = Work ?? throw new InvalidOperationException("The clock has no work tracker to wait with.");
        await work.WhenIdleAsync(cancellationToken);
        while (NextTimerDue is { } due && due <= time)
        {
            moving?.Invoke(due);
            AdvanceTo(due);
            await work.WhenIdleAsync(cancellationToken);
        }

        moving?.Invoke(time);
        AdvanceTo(time);
        await work.WhenIdleAsync(cancellationToken);
    }

    /// <summary>Makes a virtual clock live. One that is ahead of the system clock stays ahead by as much.</summary>
    public void GoLive()
    {
        lock (_lock)
        {
            if (!_isVirtual)
            {
                return;
            }

            long system = _system.GetUtcNow().UtcTicks;
            _ahead = TimeSpan.FromTicks(Math.Max(0, _ticks - system));
            _ticks = system + _ahead.Ticks;
            BeginCounting(_ticks);
            _isVirtual = false;
            SetAlarm();
        }
    }

    internal void Schedule(LocalTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            timer.Generation++;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = NowTicks() + Math.Max(0, dueTime.Ticks);
                Enqueue(timer);
            }

            if (!_isVirtual)
            {
                SetAlarm();
            }
        }
    }

    private void Enqueue(LocalTimer timer)
    {
        timer.Queued = timer.Generation;
        timer.QueuedOrder = _order++;
        _timers.Enqueue(timer, (timer.Due, timer.QueuedOrder));
    }

    private long NowTicks()
    {
        if (IsVirtual)
        {
            return Volatile.Read(ref _ticks);
        }

        lock (_lock)
        {
            long now = ReadLive();
            _ticks = Math.Max(_ticks, now);
            return _ticks;
        }
    }

    private void RaiseTo(long ticks)
    {
        long seen = Volatile.Read(ref _ticks);
        while (ticks > seen)
        {
            long before = Interlocked.CompareExchange(ref _ticks, ticks, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
