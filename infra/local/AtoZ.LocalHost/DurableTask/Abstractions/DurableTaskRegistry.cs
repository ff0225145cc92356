using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities of a worker, by name and version. A name and version can be added once.</summary>
public sealed partial class DurableTaskRegistry
{
    private static readonly Task<object?> Nothing = Task.FromResult<object?>(null);

    internal Dictionary<TaskVersionKey, Func<IServiceProvider, ITaskOrchestrator>> OrchestratorsByVersion { get; } = [];

    internal Dictionary<TaskVersionKey, Func<IServiceProvider, ITaskActivity>> ActivitiesByVersion { get; } = [];

    internal Dictionary<TaskName, Func<IServiceProvider, ITaskEntity>> EntitiesByName { get; } = [];

    // Microsoft's Functions extension reads these three by reflection.
    internal IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> Orchestrators => GetOrchestrators();

    internal IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> Activities => GetActivities();

    internal IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskEntity>>> Entities => GetEntities();

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() =>
        OrchestratorsByVersion.Select(entry => KeyValuePair.Create(new TaskName(entry.Key.Name), entry.Value));

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() =>
        ActivitiesByVersion.Select(entry => KeyValuePair.Create(new TaskName(entry.Key.Name), entry.Value));

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskEntity>>> GetEntities() => EntitiesByName.Select(entry => entry);

    /// <summary>Adds an orchestrator that is made from the services of each of its executions.</summary>
    internal DurableTaskRegistry AddScopedOrchestrator(TaskName name, Func<IServiceProvider, ITaskOrchestrator> factory) =>
        Add(OrchestratorsByVersion, name, default, factory);

    private DurableTaskRegistry Add<T>(Dictionary<TaskVersionKey, Func<IServiceProvider, T>> tasks, TaskName name, TaskVersion version, Func<IServiceProvider, T>? factory)
    {
        Require.Named(name);
        Require.NotNull(factory);
        if (tasks.TryAdd(new TaskVersionKey(name, version), factory))
        {
            return this;
        }

        string with = version.Version.Length == 0 ? "" : $" with version '{version.Version}'";
        throw new ArgumentException($"An {typeof(T).Name} named '{name}'{with} is already added.", nameof(name));
    }
}
