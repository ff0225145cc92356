using System.Text.Json.Serialization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.History;

/// <summary>
/// One fact in the life of an orchestration. Which properties are set depends on the kind; the names of kinds are those of
/// Durable Task. <see cref="TaskId"/> numbers the steps of the orchestrator: on a result it is the number of the step it answers.
/// </summary>
public sealed record HistoryEvent(HistoryEventKind Kind)
{
    public int TaskId { get; init; } = -1;

    /// <summary>When it happened, UTC.</summary>
    public DateTime Timestamp { get; init; }

    /// <summary>Orchestrator, activity or event name.</summary>
    public string? Name { get; init; }

    public string? Version { get; init; }

    /// <summary>Input, result, payload or reason, serialized.</summary>
    public string? Data { get; init; }

    /// <summary>The other instance: child, receiver, or the parent of a started execution.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When a timer fires or a scheduled start begins, UTC.</summary>
    public DateTime? FireAt { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    /// <summary>A failure that no retry policy repeats, such as an unknown task.</summary>
    public bool NonRetriable { get; init; }

    /// <summary>A termination that takes the open children along.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Recursive { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The final status of a completed execution.</summary>
    public OrchestrationRuntimeStatus? Status { get; init; }

    /// <summary>The execution that a started event begins, or that a child's answer is meant for.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The parent's orchestrator, in a started event of a child.</summary>
    public string? ParentName { get; init; }

    /// <summary>The parent's execution, in a started event of a child.</summary>
    public string? ParentExecutionId { get; init; }

    /// <summary>W3C trace context of whoever caused this.</summary>
    public string? TraceParent { get; init; }
}
