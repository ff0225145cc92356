using Microsoft.DurableTask.Client;

namespace AtoZ.LocalHost.Engine;

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
    /// A name is no status, or Terminated is forbidden while a running instance may be replaced: it would be terminated first.
    /// </exception>
    public static IReadOnlyCollection<OrchestrationRuntimeStatus> Forbidden(IReadOnlyList<string>? named, bool asFunctions)
    {
        if (named is not { Count: > 0 })
        {
            return asFunctions ? Unfinished : [];
        }

        OrchestrationRuntimeStatus[] forbidden = [.. named.Select(Parse)];
        if (forbidden.Contains(OrchestrationRuntimeStatus.Terminated) && Unfinished.Except(forbidden).Any())
        {
            throw new ArgumentException(
                "Invalid dedupe statuses: cannot include 'Terminated' while also allowing reuse of running instances, " +
                "because the running instance would be terminated and then immediately conflict with the dedupe check.");
        }

        return forbidden;
    }

    private static OrchestrationRuntimeStatus Parse(string name) => Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status)
        ? status
        : throw new ArgumentException($"Invalid orchestration runtime status: '{name}' for deduplication.");
}
