namespace AtoZ.LocalHost.Engine.Work;

/// <summary>Callers that wait for an instance to start or to end.</summary>
internal sealed class StateWaiters
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<TaskCompletionSource>> _waiting = new(StringComparer.Ordinal);

    /// <summary>A task that ends at the next change of the instance's status.</summary>
    public Task NextChange(string id)
    {
        TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_waiting.TryGetValue(id, out List<TaskCompletionSource>? sources))
            {
                _waiting[id] = sources = [];
            }

            sources.Add(source);
        }

        return source.Task;
    }

    public void Changed(string id)
    {
        List<TaskCompletionSource>? sources;
        lock (_lock)
        {
            if (!_waiting.Remove(id, out sources))
            {
                return;
            }
        }

        foreach (TaskCompletionSource source in sources)
        {
            source.TrySetResult();
        }
    }

    /// <summary>Nothing will change any more.</summary>
    public void Fail(Exception reason)
    {
        List<TaskCompletionSource> all;
        lock (_lock)
        {
            all = [.. _waiting.Values.SelectMany(sources => sources)];
            _waiting.Clear();
        }

        foreach (TaskCompletionSource source in all)
        {
            source.TrySetException(reason);
        }
    }
}
