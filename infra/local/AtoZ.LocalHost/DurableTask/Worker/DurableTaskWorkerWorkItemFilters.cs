namespace Microsoft.DurableTask.Worker;

/// <summary>The tasks that a worker takes. Empty lists take all.</summary>
public class DurableTaskWorkerWorkItemFilters
{
    public IReadOnlyList<OrchestrationFilter> Orchestrations { get; set; } = [];

    public IReadOnlyList<ActivityFilter> Activities { get; set; } = [];

    public IReadOnlyList<EntityFilter> Entities { get; set; } = [];

    internal static DurableTaskWorkerWorkItemFilters Of(DurableTaskRegistry registry, DurableTaskWorkerOptions options)
    {
        IReadOnlyList<string>? strict = options.Versioning is { MatchStrategy: DurableTaskWorkerOptions.VersionMatchStrategy.Strict } versioning
            ? [versioning.Version ?? string.Empty]
            : null;
        return new()
        {
            Orchestrations = [.. Names(registry.OrchestratorsByVersion.Keys).Select(name => new OrchestrationFilter(name.Key, strict ?? Versions(name)))],
            Activities = [.. Names(registry.ActivitiesByVersion.Keys).Select(name => new ActivityFilter(name.Key, strict ?? Versions(name)))],
            Entities = [.. registry.EntitiesByName.Keys.Select(name => new EntityFilter(name.Name))],
        };
    }

    private static IEnumerable<IGrouping<string, TaskVersionKey>> Names(IEnumerable<TaskVersionKey> keys) =>
        keys.GroupBy(key => key.Name, StringComparer.OrdinalIgnoreCase);

    private static string[] Versions(IEnumerable<TaskVersionKey> keys)
    {
        string[] versions = [.. keys.Select(key => key.Version).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        return versions is [""] ? [] : versions;
    }

    /// <summary>An orchestrator by name; no versions means all.</summary>
    public readonly struct OrchestrationFilter(string name, IReadOnlyList<string>? versions)
    {
        public OrchestrationFilter()
            : this(string.Empty, [])
        {
        }

        public string Name { get; init; } = name;

        public IReadOnlyList<string> Versions { get; init; } = versions ?? [];
    }

    /// <summary>An activity by name; no versions means all.</summary>
    public readonly struct ActivityFilter(string name, IReadOnlyList<string>? versions)
    {
        public ActivityFilter()
            : this(string.Empty, [])
        {
        }

        public string Name { get; init; } = name;

        public IReadOnlyList<string> Versions { get; init; } = versions ?? [];
    }

    /// <summary>An entity by name.</summary>
    public readonly struct EntityFilter(string name)
    {
        public EntityFilter()
            : this(string.Empty)
        {
        }

        public string Name { get; init; } = name;
    }
}
