using Microsoft.DurableTask;
using CoreDetails = DurableTask.Core.FailureDetails;

namespace DurableTask.Sqlite.Execution;

/// <summary>
/// A failed task inside the engine, before it becomes the <see cref="TaskFailedException"/> that users catch. Microsoft's retry policies
/// read failures out of exceptions of DurableTask.Core only, so it is one.
/// </summary>
internal sealed class TaskFailure : Core.Exceptions.TaskFailedException
{
    public TaskFailure(int taskId, TaskFailureDetails details, bool nonRetriable)
        : base(details.ErrorMessage)
    {
        TaskId = taskId;
        NonRetriable = nonRetriable;
        Details = details;
        FailureDetails = Convert(details, nonRetriable);
    }

    public int TaskId { get; }

    public bool NonRetriable { get; }

    public TaskFailureDetails Details { get; }

    private static CoreDetails Convert(TaskFailureDetails details, bool nonRetriable) => new(
        details.ErrorType,
        details.ErrorMessage,
        details.StackTrace,
        details.InnerFailure is { } inner ? Convert(inner, nonRetriable: false) : null,
        nonRetriable,
        details.Properties);
}
