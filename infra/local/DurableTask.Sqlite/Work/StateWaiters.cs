namespace DurableTask.Sqlite.Work;

/// <summary>Callers that wait for something to change about an instance: its status, or its custom status.</summary>
internal sealed class StateWaiters
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Waiter>> _waiting = new(StringComparer.Ordinal);
    private Exception? _ended;

    /// <summary>How many are waiting.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Values.Sum(waiters => waiters.Count);
            }
        }
    }

    /// <summary>Waits for the next change of the instance; whoever has seen enough disposes of the waiter.</summary>
    public Waiter Next(string id)
    {
        Waiter waiter = new(this, id);
        lock (_lock)
        {
            if (_ended is { } reason)
            {
                waiter.Source.TrySetException(reason);
                return waiter;
            }

            if (!_waiting.TryGetValue(id, out List<Waiter>? waiters))
            {
                _waiting[id] = waiters = [];
            }

            waiters.Add(waiter);
        }

        return waiter;
    }

    public void Changed(string id)
    {
        List<Waiter>? waiters;
        lock (_lock)
        {
            if (!_waiting.Remove(id, out waiters))
            {
                return;
            }
        }

        foreach (Waiter waiter in waiters)
        {
            waiter.Source.TrySetResult();
        }
    }

    /// <summary>Nothing will change any more: neither for those who wait nor for those who come later.</summary>
    public void Fail(Exception reason)
    {
        List<Waiter> all;
        lock (_lock)
        {
            _ended ??= reason;
            all = [.. _waiting.Values.SelectMany(waiters => waiters)];
            _waiting.Clear();
        }

        foreach (Waiter waiter in all)
        {
            waiter.Source.TrySetException(reason);
        }
    }

    private void Forget(Waiter waiter)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(waiter.Id, out List<Waiter>? waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            {
                _waiting.Remove(waiter.Id);
            }
        }
    }

    /// <summary>One caller's wait for one change.</summary>
    internal sealed class Waiter(StateWaiters all, string id) : IDisposable
    {
        public string Id => id;

        public Task Change => Source.Task;

        public TaskCompletionSource Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Dispose()
        {
            if (!Source.Task.IsCompleted)
            {
                all.Forget(this);
            }
            else if (Source.Task.IsFaulted)
            {
                // Seen, so that nobody reports it as unobserved.
                _ = Source.Task.Exception;
            }
        }
    }
}
