using DurableTask.Sqlite.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Execution;

/// <summary>How an execution ended. One that starts over has the new input, and the events that go along.</summary>
internal sealed record Completion(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure = null)
{
    public bool NonRetriable { get; init; }

    public bool StartsOver { get; init; }

    /// <summary>Terminated together with its open children.</summary>
    public bool Recursive { get; init; }

    public string? NewVersion { get; init; }

    public IReadOnlyList<HistoryEvent> CarriedOver { get; init; } = [];

    /// <summary>The output of a failed instance is the failure as text, not JSON (R15).</summary>
    public static Completion Failed(TaskFailureDetails failure, bool nonRetriable = false) =>
        new(OrchestrationRuntimeStatus.Failed, failure.ToString(), failure) { NonRetriable = nonRetriable };
}

/// <summary>What a run of the orchestrator gave: new steps, the end if it came, and the custom status.</summary>
internal sealed record StepResult(IReadOnlyList<OrchestratorAction> Actions, Completion? Completion, string? CustomStatus, bool IsSuspended);
