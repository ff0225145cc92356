namespace DurableTask.Sqlite.History;

/// <summary>What a history event says. The numbers are on disk: never change one.</summary>
public enum HistoryEventKind : byte
{
    ExecutionStarted = 1,
    OrchestratorStarted = 2,
    TaskScheduled = 3,
    TaskCompleted = 4,
    TaskFailed = 5,
    SubOrchestrationInstanceCreated = 6,
    SubOrchestrationInstanceCompleted = 7,
    SubOrchestrationInstanceFailed = 8,
    TimerCreated = 9,
    TimerFired = 10,
    EventSent = 11,
    EventRaised = 12,
    ExecutionSuspended = 13,
    ExecutionResumed = 14,
    ExecutionTerminated = 15,
    ExecutionCompleted = 16,
    ExecutionRewound = 17,
    ExecutionFaulted = 18,
}
