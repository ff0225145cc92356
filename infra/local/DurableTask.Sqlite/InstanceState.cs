using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite;

/// <summary>An instance as the store knows it. Input and output are null unless they were asked for.</summary>
public sealed record InstanceState(
    string InstanceId,
    string Name,
    string Version,
    string ExecutionId,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUpdatedAt,
    DateTimeOffset? CompletedAt,
    string? Input,
    string? Output,
    string? CustomStatus,
    TaskFailureDetails? Failure,
    IReadOnlyDictionary<string, string> Tags,
    string? ParentInstanceId);

/// <summary>A page of instances; the token is null on the last page.</summary>
public sealed record InstancePage(IReadOnlyList<InstanceState> Instances, string? ContinuationToken);
