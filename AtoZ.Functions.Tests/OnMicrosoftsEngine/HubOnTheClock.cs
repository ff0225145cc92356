using System.Collections.Concurrent;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Sqlite.Time;
using Microsoft.DurableTask.Testing.Sidecar;

namespace AtoZ.Functions.Tests.OnMicrosoftsEngine;

/// <summary>
/// The store of Microsoft's test engine, which knows no time but the system's: timers wait here for the clock of the story, what is in
/// flight is counted, so that a story knows when nothing more happens by itself, and steps are dated by that clock. All else is
/// Microsoft's.
/// </summary>
internal sealed class HubOnTheClock(LocalClock clock) : InMemoryOrchestrationService, IOrchestrationService, IOrchestrationServiceClient
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<object, IDisposable> _inFlight = new(ReferenceEqualityComparer.Instance);
    private int _steps;

    /// <summary>How many steps of orchestrations were taken.</summary>
    public int Steps => Volatile.Read(ref _steps);

    private WorkTracker Work => clock.Work ??= new WorkTracker();

    public new Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) =>
        CreateTaskOrchestrationAsync(creationMessage, [OrchestrationStatus.Pending, OrchestrationStatus.Running]);

    public new async Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[]? dedupeStatuses)
    {
        Begin(creationMessage);
        try
        {
            await base.CreateTaskOrchestrationAsync(creationMessage, dedupeStatuses);
        }
        catch
        {
            End(creationMessage);
            throw;
        }
    }

    public new Task SendTaskOrchestrationMessageAsync(TaskMessage message)
    {
        lock (_gate)
        {
            BeginUnlessDropped(message);
            return base.SendTaskOrchestrationMessageAsync(message);
        }
    }

    public new async Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        TaskOrchestrationWorkItem step = await base.LockNextTaskOrchestrationWorkItemAsync(receiveTimeout, cancellationToken);
        Begin(step);
        End([.. step.NewMessages]);
        return step;
    }

    public new Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState)
    {
        lock (_gate)
        {
            _steps++;
            foreach (OrchestratorStartedEvent started in newOrchestrationRuntimeState.NewEvents.OfType<OrchestratorStartedEvent>())
            {
                started.Timestamp = clock.GetUtcNow().UtcDateTime;
            }

            Begin([.. outboundMessages]);
            BeginUnlessDropped([.. orchestratorMessages]);
            foreach (TaskMessage timer in timerMessages)
            {
                Hold(timer);
            }

            return base.CompleteTaskOrchestrationWorkItemAsync(
                workItem,
                newOrchestrationRuntimeState,
                outboundMessages,
                orchestratorMessages,
                timerMessages: [],
                continuedAsNewMessage,
                orchestrationState);
        }
    }

    public new Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        lock (_gate)
        {
            BeginUnlessDropped([.. workItem.NewMessages]);
            return base.AbandonTaskOrchestrationWorkItemAsync(workItem);
        }
    }

    public new async Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        await base.ReleaseTaskOrchestrationWorkItemAsync(workItem);
        End(workItem);
    }

    public new Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        lock (_gate)
        {
            BeginUnlessDropped(responseMessage);
            Task completed = base.CompleteTaskActivityWorkItemAsync(workItem, responseMessage);
            End(workItem.TaskMessage);
            return completed;
        }
    }

    // The moment it was for is past for the system's clock too, which Microsoft's store would look at.
    private void Hold(TaskMessage timer)
    {
        TimerFiredEvent due = (TimerFiredEvent)timer.Event;
        TaskMessage fired = new()
        {
            OrchestrationInstance = timer.OrchestrationInstance,
            Event = new TimerFiredEvent(-1, DateTime.UnixEpoch) { TimerId = due.TimerId },
        };
        TimeSpan left = due.FireAt - clock.GetUtcNow().UtcDateTime;
        TimeSpan wait = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        _ = clock.CreateTimer(_ => _ = SendTaskOrchestrationMessageAsync(fired), state: null, wait, Timeout.InfiniteTimeSpan);
    }

    private void Begin(params object[] pieces)
    {
        foreach (object piece in pieces)
        {
            _inFlight[piece] = Work.Begin();
        }
    }

    // Microsoft's store drops what comes for an orchestration that has ended.
    private void BeginUnlessDropped(params TaskMessage[] messages) =>
        Begin([.. messages.Where(m => m.Event is ExecutionStartedEvent || !HasEnded(m.OrchestrationInstance.InstanceId))]);

    private void End(params object[] pieces)
    {
        foreach (object piece in pieces)
        {
            if (_inFlight.TryRemove(piece, out IDisposable? work))
            {
                work.Dispose();
            }
        }
    }

    // In memory: the answer is there at once.
    private bool HasEnded(string instanceId) =>
        GetOrchestrationStateAsync(instanceId, executionId: null) is { IsCompletedSuccessfully: true, Result: { } state }
            && state.OrchestrationStatus
                is not (OrchestrationStatus.Pending or OrchestrationStatus.Running or OrchestrationStatus.Suspended);
}
