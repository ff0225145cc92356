using DurableTask.Sqlite.Store;

namespace DurableTask.Sqlite.Work;

/// <summary>Something to be committed, together with others, in one transaction.</summary>
internal abstract class CommitWork
{
    /// <summary>
    /// Writes. A refusal is thrown before the first statement, and reaches <see cref="Refused"/>; an error of the store ends
    /// the engine.
    /// </summary>
    public abstract void Write(StoreWriter store);

    /// <summary>It is on disk: what depends on it may begin.</summary>
    public abstract void Committed();

    /// <summary>It was refused, or the engine ended first.</summary>
    public abstract void Refused(Exception reason);
}

/// <summary>Work that somebody waits for.</summary>
internal abstract class CommitWork<T> : CommitWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Done => _done.Task;

    protected T? Result { get; set; }

    public override void Committed() => _done.TrySetResult(Result!);

    public override void Refused(Exception reason) => _done.TrySetException(reason);
}
