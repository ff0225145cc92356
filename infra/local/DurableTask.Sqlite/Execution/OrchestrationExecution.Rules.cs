using DurableTask.Core.Exceptions;
using DurableTask.Sqlite.History;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Execution;

/// <summary>The parts that decide: events, the comparison with history, and when the orchestration has ended.</summary>
internal sealed partial class OrchestrationExecution
{
    private const string Question = "Was a change made to the orchestrator code after this instance had already started running?";

    private void Raise(HistoryEvent e)
    {
        if (StartOver is not null)
        {
            _carriedOver.Add(e);
            return;
        }

        switch (Delivered(e))
        {
            case EventFate.NoWaiter:
                Waiters.Keep(e.Name!, e.Data);
                break;
            case EventFate.Lost when !IsReplaying:
                _settings.Report(
                    this,
                    DiagnosticKind.EventLost,
                    $"event '{e.Name}'",
                    $"The event '{e.Name}' was delivered to a waiter that had been cancelled or had timed out, and is lost. "
                    + "Wait with one waiter across all timers of a stage, or with one event name per round.");
                break;
        }
    }

    private EventFate Delivered(HistoryEvent e)
    {
        try
        {
            return Waiters.Deliver(e.Name!, e.Data);
        }
        catch (Exception unreadable)
        {
            _settings.Report(this, DiagnosticKind.UnreadableEvent, $"event '{e.Name}'", $"The payload of the event cannot be read: {unreadable.Message}");
            throw new UnreadableEventException(unreadable);
        }
    }

    private void SendToSelf(string name, string? payload) => Add(new SendEventAction(NewId(), InstanceId, name, payload));

    /// <summary>History says that this step was taken; the code must have asked for the same.</summary>
    private void Confirm(HistoryEvent e)
    {
        int index = _actions.FindIndex(action => action.Id == e.TaskId);
        if (index < 0)
        {
            throw Differs(e, "the current replay execution hasn't (yet?) scheduled this task.");
        }

        OrchestratorAction action = _actions[index];
        if (!action.Matches(e))
        {
            throw Differs(e, $"the current orchestration replay instead scheduled a {action.Description} with this sequence number.");
        }

        _actions.RemoveAt(index);
    }

    private NonDeterministicOrchestrationException Differs(HistoryEvent e, string instead)
    {
        string step = e.Kind switch
        {
            HistoryEventKind.TaskScheduled => $"an activity task with sequence ID {e.TaskId} and name '{e.Name}' (version '{e.Version}')",
            HistoryEventKind.TimerCreated => $"a timer task with sequence number {e.TaskId}",
            HistoryEventKind.SubOrchestrationInstanceCreated =>
                $"a sub-orchestration task with sequence ID {e.TaskId} and name '{e.Name}' (version '{e.Version}', instance ID '{e.InstanceId}')",
            _ => $"a send event task with sequence ID {e.TaskId}, name '{e.Name}', instance ID '{e.InstanceId}'",
        };
        return new(e.TaskId, $"A previous execution of this orchestration scheduled {step}, but {instead} {Question}");
    }

    /// <summary>The end is reached when the code has returned and nothing it started is open; a termination ends it at once.</summary>
    private Completion? Ended()
    {
        if (_terminated is not null)
        {
            return _terminated;
        }

        if (_fault is not null)
        {
            return Faulted(_fault);
        }

        if (IsSuspended || _main is null)
        {
            return null;
        }

        if (_illegalAwait || IsStuck())
        {
            return IllegallyAwaited();
        }

        return _main.IsCompleted && _open.Count == 0 ? Returned(_main) : null;
    }

    private bool IsStuck() => !_main!.IsCompleted && _open.Count == 0 && !Waiters.IsAnyoneWaiting;

    private Completion Faulted(Exception fault)
    {
        if (fault is NonDeterministicOrchestrationException)
        {
            _settings.Report(this, DiagnosticKind.NonDeterminism, "replay", fault.Message);
        }

        return Completion.Failed(Failures.Of(fault, _settings.PropertiesProvider));
    }

    private Completion IllegallyAwaited()
    {
        _settings.Report(
            this,
            DiagnosticKind.IllegalAwait,
            $"after step {_nextId}",
            $"{OrchestratorThread.IllegalAwaitMessage} The last durable step before it was number {_nextId - 1} (-1: none).");
        return Completion.Failed(Failures.Of(new InvalidOperationException(OrchestratorThread.IllegalAwaitMessage), _settings.PropertiesProvider));
    }

    private Completion Returned(Task main)
    {
        if (main.Exception?.InnerExceptions[0] is { } exception)
        {
            return Completion.Failed(Failures.Of(exception, _settings.PropertiesProvider));
        }

        if (main.IsCanceled)
        {
            return Completion.Failed(Failures.Of(new TaskCanceledException(main), _settings.PropertiesProvider));
        }

        if (StartOver is null)
        {
            return new Completion(OrchestrationRuntimeStatus.Completed, _context.Output);
        }

        IEnumerable<HistoryEvent> kept = _actions.OfType<SendEventAction>()
            .Where(sent => sent.TargetId == InstanceId)
            .Select(sent => new HistoryEvent(HistoryEventKind.EventRaised) { Timestamp = Now, Name = sent.EventName, Data = sent.Payload });
        return new Completion(OrchestrationRuntimeStatus.Running, _settings.Converter.Serialize(StartOver.NewInput))
        {
            StartsOver = true,
            NewVersion = string.IsNullOrWhiteSpace(StartOver.NewVersion) ? null : StartOver.NewVersion,
            CarriedOver = [.. _carriedOver, .. kept],
        };
    }

    private void NoteIllegalAwait()
    {
        if (_main is { IsCompleted: true })
        {
            return;
        }

        _illegalAwait = true;
        OnIllegalAwaitBetweenRuns?.Invoke();
    }

    /// <summary>Fails the instance without passing through user code, which could not have caught it either in Durable Task (R7).</summary>
    private sealed class UnreadableEventException(Exception inner) : Exception(inner.Message, inner);
}
