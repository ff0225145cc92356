using Microsoft.DurableTask.Client;

namespace AtoZ.LocalHost.Engine;

/// <summary>Questions about a status.</summary>
internal static class RuntimeStatuses
{
#pragma warning disable CS0618 // Canceled is obsolete; instances of older stores may still have it.
    public static bool IsFinal(this OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated
        or OrchestrationRuntimeStatus.Canceled;
#pragma warning restore CS0618
}
