namespace DurableTask.Sqlite.Time;

/// <summary>
/// Counts the work in flight: requests, timer runs, orchestration steps, activities, commits. Whoever hands work on takes a
/// count for the receiver before giving up its own, so that the count is zero only when nothing more will happen by itself.
/// </summary>
public sealed class WorkTracker
{
    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _inFlight;

    /// <summary>How many pieces of work are in flight now.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Counts one piece of work until it is disposed of.</summary>
    public IDisposable Begin()
    {
        Enter();
        return new Piece(this);
    }

    /// <summary>Waits until nothing is in flight; at once if so already.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (InFlight == 0)
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(idle);
            return cancellationToken.CanBeCanceled ? idle.Task.WaitAsync(cancellationToken) : idle.Task;
        }
    }

    internal void Enter() => Interlocked.Increment(ref _inFlight);

    internal void Leave()
    {
        if (Interlocked.Decrement(ref _inFlight) != 0)
        {
            return;
        }

        lock (_lock)
        {
            // Work that began meanwhile will come back here when it ends.
            if (InFlight != 0)
            {
                return;
            }

            foreach (TaskCompletionSource idle in _waiting)
            {
                idle.TrySetResult();
            }

            _waiting.Clear();
        }
    }

    private sealed class Piece(WorkTracker tracker) : IDisposable
    {
        private WorkTracker? _tracker = tracker;

        public void Dispose() => Interlocked.Exchange(ref _tracker, null)?.Leave();
    }
}
