using DurableTask.Sqlite.Time;

namespace FunctionsHost.Timers;

/// <summary>A piece of work in flight that can be put down while it only waits.</summary>
internal sealed class WorkHold : IDisposable
{
    private readonly WorkTracker _tracker;
    private IDisposable? _piece;

    /// <summary>Takes it up.</summary>
    /// <param name="tracker">Counts it.</param>
    public WorkHold(WorkTracker tracker)
    {
        _tracker = tracker;
        Take();
    }

    /// <summary>Takes it up again.</summary>
    public void Take() => _piece ??= _tracker.Begin();

    /// <summary>Puts it down.</summary>
    public void Release()
    {
        _piece?.Dispose();
        _piece = null;
    }

    /// <summary>Puts it down for good.</summary>
    public void Dispose() => Release();
}
