using System.Diagnostics.Metrics;

namespace DurableTask.Sqlite;

/// <summary>Counters of the engine, under the meter name of Durable Task.</summary>
internal sealed class EngineMetrics : IDisposable
{
    private readonly Meter _meter = new("Microsoft.DurableTask");
    private readonly Counter<long> _started;
    private readonly Counter<long> _completed;
    private readonly Counter<long> _activities;

    public EngineMetrics()
    {
        _started = _meter.CreateCounter<long>("durabletask.orchestrations.started");
        _completed = _meter.CreateCounter<long>("durabletask.orchestrations.completed");
        _activities = _meter.CreateCounter<long>("durabletask.activities.executed");
    }

    public void Started() => _started.Add(1);

    public void Ended(string name, string status) => _completed.Add(1, new("durabletask.task.name", name), new KeyValuePair<string, object?>("durabletask.task.status", status));

    public void ActivityRan(string name, bool failed) => _activities.Add(1, new("durabletask.task.name", name), new KeyValuePair<string, object?>("durabletask.task.failed", failed));

    public void Dispose() => _meter.Dispose();
}
