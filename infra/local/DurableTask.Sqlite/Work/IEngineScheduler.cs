namespace DurableTask.Sqlite.Work;

/// <summary>Where the engine's pieces of work run.</summary>
internal interface IEngineScheduler : IDisposable
{
    /// <summary>Whether the order of everything is drawn from a seed, on one thread.</summary>
    bool IsSeeded { get; }

    void Post(Action work);
}

/// <summary>Work runs on the thread pool.</summary>
internal sealed class PoolScheduler : IEngineScheduler
{
    public bool IsSeeded => false;

    public void Post(Action work) => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), work, preferLocal: false);

    public void Dispose()
    {
        // The pool belongs to the process.
    }
}
