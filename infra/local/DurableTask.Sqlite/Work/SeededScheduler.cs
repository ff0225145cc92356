namespace DurableTask.Sqlite.Work;

/// <summary>Runs all work on one thread, one piece after the other, in an order drawn from a seed: any run can be repeated.</summary>
internal sealed class SeededScheduler : IEngineScheduler
{
    private readonly Lock _lock = new();
    private readonly List<Action> _waiting = [];
    private readonly SemaphoreSlim _posted = new(0);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Random _random;

    public SeededScheduler(int seed)
    {
#pragma warning disable CA5394 // Order, not secrets.
        _random = new Random(seed);
#pragma warning restore CA5394
        new Thread(Loop) { IsBackground = true, Name = "Seeded engine" }.Start();
    }

    public bool IsSeeded => true;

    public void Post(Action work)
    {
        lock (_lock)
        {
            _waiting.Add(work);
        }

        _posted.Release();
    }

    /// <summary>Stands still until disposed of, so that what comes from outside meanwhile comes at one moment.</summary>
    public IDisposable Hold()
    {
        _gate.Wait();
        return new Held(_gate);
    }

    /// <summary>Ends once all that was posted has run.</summary>
    public void Dispose() => _posted.Release();

    private void Loop()
    {
        while (true)
        {
            _posted.Wait();
            _gate.Wait();
            try
            {
                if (Draw() is not { } work)
                {
                    return;
                }

                work();
            }
            finally
            {
                _gate.Release();
            }
        }
    }

    private sealed class Held(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }

    // Nothing is left when the thread is to end: what still waits is counted as being in flight, and whoever waits for quiet would wait for ever.
    private Action? Draw()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                return null;
            }

#pragma warning disable CA5394 // Order, not secrets.
            int index = _random.Next(_waiting.Count);
#pragma warning restore CA5394
            Action work = _waiting[index];
            _waiting.RemoveAt(index);
            return work;
        }
    }
}
