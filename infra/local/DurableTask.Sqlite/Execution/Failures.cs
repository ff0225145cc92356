using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace DurableTask.Sqlite.Execution;

/// <summary>Exceptions as data, with the properties that the worker's provider picks.</summary>
internal static class Failures
{
    [return: NotNullIfNotNull(nameof(exception))]
    public static TaskFailureDetails? Of(Exception? exception, IExceptionPropertiesProvider? provider) => exception switch
    {
        null => null,
        TaskFailedException failed => new(
            failed.GetType().ToString(), failed.Message, failed.StackTrace, failed.FailureDetails, failed.FailureDetails.Properties),
        _ => new(
            exception.GetType().ToString(),
            exception.Message,
            exception.StackTrace,
            Of(exception.InnerException, provider),
            provider?.GetExceptionProperties(exception)),
    };
}
