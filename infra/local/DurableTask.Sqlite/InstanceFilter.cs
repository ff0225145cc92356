using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite;

/// <summary>Which instances to list; what is null does not matter.</summary>
public sealed record InstanceFilter
{
    public IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses { get; init; }

    public DateTimeOffset? CreatedFrom { get; init; }

    public DateTimeOffset? CreatedTo { get; init; }

    public DateTimeOffset? CompletedFrom { get; init; }

    public DateTimeOffset? CompletedTo { get; init; }

    public string? IdPrefix { get; init; }

    /// <summary>The orchestrator's name, without regard to case.</summary>
    public string? Name { get; init; }
}
