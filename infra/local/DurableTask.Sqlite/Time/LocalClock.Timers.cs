namespace DurableTask.Sqlite.Time;

/// <summary>Timers that come due.</summary>
public sealed partial class LocalClock
{
    private LocalTimer? TakeDue(long until)
    {
        lock (_lock)
        {
            DropStale();
            if (!_timers.TryPeek(out LocalTimer? timer, out (long Due, long Order) key) || key.Due > until)
            {
                return null;
            }

            _timers.Dequeue();
            if (_isVirtual)
            {
                RaiseTo(key.Due);
            }

            timer.Queued = -1;
            if (timer.Period > TimeSpan.Zero)
            {
                timer.Due = key.Due + timer.Period.Ticks;
                Enqueue(timer);
            }

            return timer;
        }
    }

    private void DropStale()
    {
        while (_timers.TryPeek(out LocalTimer? timer, out (long Due, long Order) key) && (timer.Queued != timer.Generation || timer.QueuedOrder != key.Order))
        {
            _timers.Dequeue();
        }
    }

    private void Fire(LocalTimer timer)
    {
        IDisposable? work = Work?.Begin();
        if (_inLine)
        {
            timer.Run(work);
            return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static piece => piece.timer.Run(piece.work), (timer, work), preferLocal: false);
    }

    private void SetAlarm()
    {
        DropStale();
        TimeSpan delay = LongestUnseen;
        if (_timers.TryPeek(out _, out (long Due, long Order) key))
        {
            delay = TimeSpan.FromTicks(Math.Clamp(key.Due - NowTicks(), 0, LongestUnseen.Ticks));
        }

        _alarm ??= _system.CreateTimer(static clock => ((LocalClock)clock!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _alarm.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        while (TakeDue(NowTicks()) is { } timer)
        {
            Fire(timer);
        }

        lock (_lock)
        {
            SetAlarm();
        }
    }
}
