using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Work;

namespace DurableTask.Sqlite;

/// <summary>Runs of orchestrators.</summary>
public sealed partial class DurableEngine
{
    private void Run(InstanceActor actor)
    {
        List<Message> messages;
        lock (actor.Lock)
        {
            messages = actor.Inbox;
            actor.Inbox = [];
            if (actor.IsForgotten)
            {
                actor.IsForgotten = false;
                actor.LetGo();
            }
        }

        try
        {
            if (!HasEnded && !actor.IsGone && !actor.IsFinished)
            {
                Step(actor, messages);
            }
        }
#pragma warning disable CA1031 // One instance that cannot be run must not stop the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            NoteUnrunnable(actor, e);
        }
        finally
        {
            Finish(actor);
        }
    }

    private void Step(InstanceActor actor, List<Message> messages)
    {
        List<HistoryEvent> history = Prepare(actor, ref messages, out HistoryEvent? started);
        DateTime now = Time.GetUtcNow().UtcDateTime;
        if (started is null || messages.Count == 0)
        {
            return;
        }

        StepResult? result = null;
        if (actor.Execution is null && !TryBegin(actor, started, history, messages, now, out result))
        {
            Hold(actor, messages);
            return;
        }

        HistoryEvent begun = new(HistoryEventKind.OrchestratorStarted) { Timestamp = now };
        (DateTime Due, int Id)[] openTimers = actor.Execution is null ? [] : [.. actor.Execution.OpenTimers.Select(timer => (timer.FireAt, timer.Id))];
        result ??= actor.Execution!.Run([begun, .. messages.Select(message => message.Event)]);
        if (EngineSpans.AreWanted)
        {
            EngineSpans.Write(started, actor.Id, actor.Execution?.Closed ?? [], result);
        }

        StepLog.Tell(actor.Worker?.Settings.ExchangeLog ?? _logger, started.Name!, actor.Id, history.Count, messages.Count + 1, result);

        Submit(actor, started, begun, messages, openTimers, result);
    }

    /// <summary>Brings the history into memory when it is needed, and drops what the orchestrator has already seen.</summary>
    private List<HistoryEvent> Prepare(InstanceActor actor, ref List<Message> messages, out HistoryEvent? started)
    {
        if (actor.Execution is null && !actor.IsNew)
        {
            (InstanceRow? row, List<LogRow> rows) = _file.Read(reader => reader.Load(actor.Key));
            var history = StoredHistory.Of(rows);
            started = row is null || row.IsFinal ? null : history.Started;
            actor.LoadedThrough = history.LastSequence;
            messages = [.. history.Unread, .. messages.Where(message => message.Sequence == 0 || message.Sequence > history.LastSequence)];
            messages.RemoveAll(message => message.Event.Kind == HistoryEventKind.OrchestratorStarted);
            return history.Events;
        }

        messages.RemoveAll(message => (message.Sequence != 0 && message.Sequence <= actor.LoadedThrough) || message.Event.Kind == HistoryEventKind.OrchestratorStarted);
        started = actor.Execution?.Started ?? messages.Select(message => message.Event).FirstOrDefault(e => e.Kind == HistoryEventKind.ExecutionStarted);
        return [];
    }

    private static void Hold(InstanceActor actor, List<Message> messages)
    {
        lock (actor.Lock)
        {
            actor.Inbox.InsertRange(0, messages);
            actor.IsHeld = true;
        }
    }

    private void Finish(InstanceActor actor)
    {
        lock (actor.Lock)
        {
            if (Options.MaxLiveOrchestrations == 0 && !actor.IsHeld)
            {
                // Forgotten after each step. What it has seen is on disk or on its way there, so the next step waits for that.
                actor.IsForgotten = true;
            }

            actor.IsScheduled = false;
            if (actor.IsGone)
            {
                actor.LetGo();
            }

            Schedule(actor);
        }

        Work.Leave();
    }

    private void IllegalAwait(InstanceActor actor) =>
        Deliver(actor, new Message(0, new HistoryEvent(HistoryEventKind.ExecutionFaulted) { Timestamp = Time.GetUtcNow().UtcDateTime }));

    private void NoteUnrunnable(InstanceActor actor, Exception e)
    {
        if (GoesOn(e))
        {
            // What it was to be told is lost from memory: only the store has it.
            Died(e);
            return;
        }

        if (!HasEnded)
        {
            Diagnostics.Add(new(DiagnosticKind.DamagedHistory, actor.Id, actor.Name, "history", "load", e.Message, Time.GetUtcNow()));
            Hold(actor, []);
        }
    }
}
