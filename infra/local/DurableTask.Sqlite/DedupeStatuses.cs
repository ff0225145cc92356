using DurableTask.Core.Exceptions;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite;

/// <summary>Which statuses of an existing instance forbid a new one of the same id (AZURE-API §3.6).</summary>
internal static class DedupeStatuses
{
    private static readonly OrchestrationRuntimeStatus[] Unfinished =
        [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];

    /// <summary>
    /// Without a list, Functions forbids replacing an instance that has not ended, the bare library forbids nothing; a list
    /// says it all.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A name is no status.
    /// </exception>
    public static IReadOnlyCollection<OrchestrationRuntimeStatus> Forbidden(IReadOnlyList<string>? named, bool asFunctions)
    {
        if (named is not { Count: > 0 })
        {
            return asFunctions ? Unfinished : [];
        }

        return [.. named.Select(Parse)];
    }

    /// <summary>Why an instance of this status must not be replaced; null if it may be.</summary>
    public static Exception? Refusal(string id, OrchestrationRuntimeStatus status, IReadOnlyCollection<OrchestrationRuntimeStatus> forbidden)
    {
        if (forbidden.Contains(status))
        {
            return new OrchestrationAlreadyExistsException($"An orchestration with id '{id}' already exists. It's in the {status} state.");
        }

        return !status.IsFinal() && forbidden.Contains(OrchestrationRuntimeStatus.Terminated)
            ? new ArgumentException(
                "Invalid dedupe statuses: cannot include 'Terminated' while also allowing reuse of running instances, " +
                "because the running instance would be terminated and then immediately conflict with the dedupe check.")
            : null;
    }

    private static OrchestrationRuntimeStatus Parse(string name) => Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status)
        ? status
        : throw new ArgumentException($"Invalid orchestration runtime status: '{name}' for deduplication.");
}
