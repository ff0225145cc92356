using DurableTask.Core.Exceptions;
using DurableTask.Sqlite.History;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Execution;

/// <summary>Events as they reach the orchestrator.</summary>
internal sealed partial class OrchestrationExecution
{
    private void Process(IReadOnlyList<HistoryEvent> events)
    {
        if (_fault is not null)
        {
            return;
        }

        try
        {
            _thread.Run(
                static state =>
                {
                    foreach (HistoryEvent e in state.events)
                    {
                        state.self.Apply(e);
                        state.self._thread.Pump();
                        state.self.Applied++;
                    }
                },
                (self: this, events));
        }
        catch (NonDeterministicOrchestrationException e)
        {
            _fault = e;
        }
        catch (UnreadableEventException e)
        {
            _fault = e.InnerException;
        }
    }

    private void Apply(HistoryEvent e)
    {
        if (IsSuspended && e.Kind is not (HistoryEventKind.ExecutionResumed or HistoryEventKind.ExecutionTerminated or HistoryEventKind.OrchestratorStarted))
        {
            if (e.Kind != HistoryEventKind.ExecutionSuspended)
            {
                _whileSuspended.Enqueue(e);
            }

            return;
        }

        switch (e.Kind)
        {
            case HistoryEventKind.OrchestratorStarted:
                Now = e.Timestamp;
                break;
            case HistoryEventKind.ExecutionStarted:
                _main = _context.RunAsync(_orchestrator, e.Data);
                break;
            case HistoryEventKind.TaskScheduled or HistoryEventKind.TimerCreated or HistoryEventKind.SubOrchestrationInstanceCreated or HistoryEventKind.EventSent:
                Confirm(e);
                break;
            case HistoryEventKind.TaskCompleted or HistoryEventKind.SubOrchestrationInstanceCompleted or HistoryEventKind.TimerFired:
                Take(e)?.Source.TrySetResult(e.Data);
                break;
            case HistoryEventKind.TaskFailed or HistoryEventKind.SubOrchestrationInstanceFailed:
                Take(e)?.Source.TrySetException(new TaskFailure(e.TaskId, e.Failure!, e.NonRetriable));
                break;
            case HistoryEventKind.EventRaised:
                Raise(e);
                break;
            case HistoryEventKind.ExecutionSuspended:
                IsSuspended = true;
                break;
            case HistoryEventKind.ExecutionResumed:
                Resume();
                break;
            case HistoryEventKind.ExecutionTerminated:
                _terminated ??= new Completion(OrchestrationRuntimeStatus.Terminated, e.Data) { Recursive = e.Recursive };
                break;
            case HistoryEventKind.ExecutionFaulted:
                _illegalAwait = true;
                break;
        }
    }

    /// <summary>Finds the step that is answered; an answer to a step that was cancelled, or of an earlier execution, has none.</summary>
    private OpenTask? Take(HistoryEvent answer)
    {
        bool isOurs = (answer.ExecutionId is null || answer.ExecutionId == Started.ExecutionId)
            && _open.TryGetValue(answer.TaskId, out OpenTask? open)
            && (answer.Kind != HistoryEventKind.TimerFired || open.FireAt == answer.FireAt);
        if (!isOurs || !_open.Remove(answer.TaskId, out OpenTask? task))
        {
            return null;
        }

        if (!IsReplaying && EngineSpans.AreWanted)
        {
            Closed.Add(new ClosedTask(answer.TaskId, task, answer.Failure?.ErrorMessage));
        }

        return task;
    }

    private void Resume()
    {
        IsSuspended = false;
        while (_whileSuspended.TryDequeue(out HistoryEvent? held))
        {
            Apply(held);
            _thread.Pump();
        }
    }
}
