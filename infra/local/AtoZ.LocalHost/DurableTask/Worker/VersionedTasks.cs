using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Worker;

/// <summary>
/// The tasks of a registry. A version is looked up exactly; the unversioned task stands in for any version only while the
/// name has no versioned task at all.
/// </summary>
internal sealed class VersionedTasks(DurableTaskRegistry registry) : IDurableTaskFactory2
{
    private readonly HashSet<string> _versionedOrchestrators = Versioned(registry.OrchestratorsByVersion.Keys);
    private readonly HashSet<string> _versionedActivities = Versioned(registry.ActivitiesByVersion.Keys);

    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity) =>
        TryCreateActivity(name, default, serviceProvider, out activity);

    public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        TryCreateOrchestrator(name, default, serviceProvider, out orchestrator);

    public bool HasActivity(TaskName name, TaskVersion version) => Has(registry.ActivitiesByVersion, _versionedActivities, name, version, out _);

    public bool HasOrchestrator(TaskName name, TaskVersion version) => Has(registry.OrchestratorsByVersion, _versionedOrchestrators, name, version, out _);

    public bool TryCreateActivity(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskActivity? activity) =>
        TryCreate(registry.ActivitiesByVersion, _versionedActivities, name, version, services, out activity);

    public bool TryCreateOrchestrator(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        TryCreate(registry.OrchestratorsByVersion, _versionedOrchestrators, name, version, services, out orchestrator);

    public bool TryCreateEntity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskEntity? entity)
    {
        entity = registry.EntitiesByName.TryGetValue(name, out Func<IServiceProvider, ITaskEntity>? factory) ? factory(serviceProvider) : null;
        return entity is not null;
    }

    private static bool TryCreate<T>(
        Dictionary<TaskVersionKey, Func<IServiceProvider, T>> tasks,
        HashSet<string> versioned,
        TaskName name,
        TaskVersion version,
        IServiceProvider services,
        [NotNullWhen(true)] out T? task)
        where T : class
    {
        task = Has(tasks, versioned, name, version, out Func<IServiceProvider, T>? factory) ? factory(services) : null;
        return task is not null;
    }

    private static bool Has<T>(
        Dictionary<TaskVersionKey, Func<IServiceProvider, T>> tasks,
        HashSet<string> versioned,
        TaskName name,
        TaskVersion version,
        [NotNullWhen(true)] out Func<IServiceProvider, T>? factory) =>
        tasks.TryGetValue(new TaskVersionKey(name, version), out factory)
        || (version.Version.Length > 0 && !versioned.Contains(name.Name) && tasks.TryGetValue(new TaskVersionKey(name, default), out factory));

    private static HashSet<string> Versioned(IEnumerable<TaskVersionKey> keys) =>
        keys.Where(key => !string.IsNullOrWhiteSpace(key.Version)).Select(key => key.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
