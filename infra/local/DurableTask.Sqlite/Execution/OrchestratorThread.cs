namespace DurableTask.Sqlite.Execution;

/// <summary>
/// The synchronization context of one orchestrator. All its code runs inside <see cref="Run"/>; whatever wants to continue it
/// from elsewhere was awaited illegally (R24).
/// </summary>
internal sealed class OrchestratorThread(Action onIllegalAwait) : SynchronizationContext
{
    public const string IllegalAwaitMessage =
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks "
        + "in an orchestrator function's implementation or by middleware that invokes asynchronous code.";

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private int _threadId;

    /// <summary>Whether the caller is the orchestrator's own code.</summary>
    public bool IsCurrent => Volatile.Read(ref _threadId) == Environment.CurrentManagedThreadId;

    /// <summary>Runs a piece of the orchestrator and everything that follows from it without a wait.</summary>
    public void Run<T>(Action<T> work, T state)
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        Volatile.Write(ref _threadId, Environment.CurrentManagedThreadId);
        try
        {
            work(state);
        }
        finally
        {
            Volatile.Write(ref _threadId, 0);
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Runs what was posted by the orchestrator itself, such as after Task.Yield.</summary>
    public void Pump()
    {
        while (_posted.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
        {
            next.Callback(next.State);
        }
    }

    /// <exception cref="InvalidOperationException">The caller is not the orchestrator's own code.</exception>
    public void Demand()
    {
        if (!IsCurrent)
        {
            onIllegalAwait();
            throw new InvalidOperationException(IllegalAwaitMessage);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            _posted.Enqueue((d, state));
            return;
        }

        onIllegalAwait();
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            d(state);
            return;
        }

        onIllegalAwait();
    }

    public override SynchronizationContext CreateCopy() => this;
}
