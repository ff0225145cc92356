namespace DurableTask.Sqlite.Time;

/// <summary>A timer of <see cref="LocalClock"/>. The clock's lock guards its fields.</summary>
internal sealed class LocalTimer(LocalClock clock, TimerCallback callback, object? state) : ITimer
{
    private bool _disposed;

    public long Due { get; set; }

    public TimeSpan Period { get; private set; }

    /// <summary>Grows with each change: a queue entry of an older generation is stale.</summary>
    public long Generation { get; set; }

    public long Queued { get; set; } = -1;

    public long QueuedOrder { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (Volatile.Read(ref _disposed))
        {
            return false;
        }

        Period = period;
        clock.Schedule(this, dueTime);
        return true;
    }

    public void Run(IDisposable? work)
    {
        try
        {
            if (!Volatile.Read(ref _disposed))
            {
                callback(state);
            }
        }
        finally
        {
            work?.Dispose();
        }
    }

    public void Dispose()
    {
        Volatile.Write(ref _disposed, true);
        clock.Schedule(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
