using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite.Execution;

/// <summary>Tells of each step in the words of Microsoft's worker, so that queries over its logs find the same here.</summary>
internal static class StepLog
{
    public static void Tell(ILogger log, string name, string instanceId, int replayed, int added, StepResult result)
    {
        if (log.IsEnabled(LogLevel.Debug))
        {
            log.LogDebug(
                WorkerLog.ReceivedOrchestratorRequest,
                "{InstanceId}: Received request to run orchestrator '{Name}' with {OldEventCount} replay and {NewEventCount} new history events.",
                instanceId, name, replayed, added);
            log.LogDebug(
                WorkerLog.SendingOrchestratorResponse,
                "{InstanceId}: Sending {Count} action(s) [{ActionsList}] for '{Name}' orchestrator.",
                instanceId, result.Actions.Count + (result.Completion is null ? 0 : 1), Names(result), name);
        }

        if (result.Completion is { Status: OrchestrationRuntimeStatus.Failed, Failure: { } failure })
        {
            log.LogWarning(
                WorkerLog.OrchestratorFailed,
                "{InstanceId}: '{Name}' orchestrator failed with an unhandled exception: {Details}.",
                instanceId, name, failure.ToString());
        }
    }

    private static string Names(StepResult result)
    {
        IEnumerable<string> all = result.Actions.Select(Name).Concat(result.Completion is null ? [] : ["CompleteOrchestration"]);
        return string.Join(", ", all.GroupBy(name => name).Select(group => group.Count() == 1 ? group.Key : $"{group.Key} x{group.Count()}"));
    }

    private static string Name(OrchestratorAction action) => action switch
    {
        ScheduleActivity => "ScheduleTask",
        CreateTimer => "CreateTimer",
        CallChild => "CreateSubOrchestration",
        _ => "SendEvent",
    };
}
