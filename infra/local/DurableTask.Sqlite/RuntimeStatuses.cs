using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite;

/// <summary>Questions about a status.</summary>
public static class RuntimeStatuses
{
#pragma warning disable CS0618 // Canceled is obsolete; instances of older stores may still have it.
    /// <summary>Whether an instance of this status has ended.</summary>
    public static bool IsFinal(this OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated
        or OrchestrationRuntimeStatus.Canceled;
#pragma warning restore CS0618
}
