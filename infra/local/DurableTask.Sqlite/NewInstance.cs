using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite;

/// <summary>An orchestration to be started. Input is serialized already. The statuses are those of an existing instance that forbid the start.</summary>
public sealed record NewInstance(string Id, string Name)
{
    public string? Version { get; init; }

    public string? Input { get; init; }

    public DateTimeOffset? StartAt { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public IReadOnlyCollection<OrchestrationRuntimeStatus> ForbiddenStatuses { get; init; } = [];
}
