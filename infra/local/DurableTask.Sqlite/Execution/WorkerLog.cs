using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite.Execution;

/// <summary>The log events of Durable Task's worker, by which dashboards and tests find them.</summary>
internal static class WorkerLog
{
    public static readonly EventId ReceivedOrchestratorRequest = new(10, nameof(ReceivedOrchestratorRequest));
    public static readonly EventId SendingOrchestratorResponse = new(11, nameof(SendingOrchestratorResponse));
    public static readonly EventId OrchestratorFailed = new(12, nameof(OrchestratorFailed));
    public static readonly EventId RetryingTask = new(55, nameof(RetryingTask));
    public static readonly EventId OrchestrationStarted = new(600, nameof(OrchestrationStarted));
    public static readonly EventId OrchestrationCompleted = new(601, nameof(OrchestrationCompleted));
    public static readonly EventId OrchestrationFailed = new(602, nameof(OrchestrationFailed));
    public static readonly EventId ActivityStarted = new(603, nameof(ActivityStarted));
    public static readonly EventId ActivityCompleted = new(604, nameof(ActivityCompleted));
    public static readonly EventId ActivityFailed = new(605, nameof(ActivityFailed));
}
