using Microsoft.DurableTask;

namespace AtoZ.LocalHost.Engine.Execution;

/// <summary>A failed task inside the engine, before it becomes the <see cref="TaskFailedException"/> that users catch.</summary>
internal sealed class TaskFailure(int taskId, TaskFailureDetails details, bool nonRetriable) : Exception(details.ErrorMessage), IHasFailureDetails
{
    public int TaskId { get; } = taskId;

    public bool NonRetriable { get; } = nonRetriable;

    public TaskFailureDetails FailureDetails { get; } = details;
}
