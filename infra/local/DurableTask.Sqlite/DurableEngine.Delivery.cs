using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Work;

namespace DurableTask.Sqlite;

/// <summary>Messages on their way to instances.</summary>
public sealed partial class DurableEngine
{
    private bool HasEnded => _state == State.Ended;

    /// <summary>Puts a message in the inbox of an instance and has it run.</summary>
    internal void Deliver(InstanceActor actor, Message message)
    {
        InstanceActor? target = actor;
        while (target is not null && !HasEnded)
        {
            lock (target.Lock)
            {
                if (!target.IsGone)
                {
                    target.Inbox.Add(message);
                    if (message.Event.Kind == HistoryEventKind.ExecutionTerminated && target is { IsFinished: false, OpenCommits: 0 })
                    {
                        // Whatever it waits for, its time or a worker, it need not wait to be ended.
                        target.IsHeld = false;
                    }

                    Schedule(target);
                    return;
                }
            }

            // It has left memory meanwhile. What was replaced or purged is not found again.
            target = _directory.FindOrAdd(actor.Key, Load);
        }
    }

    /// <summary>Begins a new instance, now or at its appointed time.</summary>
    internal void Begin(InstanceActor actor, Message start)
    {
        _waiters.Changed(actor.Id);
        Deliver(actor, start);
        if (start.Event.FireAt is { } startAt && startAt > Time.GetUtcNow().UtcDateTime)
        {
            Timers.Add([(startAt, actor.Key, EngineTimers.StartId)]);
        }
    }

    /// <summary>The instance starts over: its next execution is on disk.</summary>
    internal void BeginNextExecution(InstanceActor actor, Message[] messages)
    {
        lock (actor.Lock)
        {
            // What is not on disk belongs to the execution that has ended.
            actor.Inbox.RemoveAll(message => message.Sequence == 0);
            actor.LetGo();
            actor.IsNew = true;
            actor.IsHeld = false;
            actor.Inbox.InsertRange(0, messages);
            Schedule(actor);
        }
    }

    internal void StatusChanged(InstanceActor actor, Completion? completion)
    {
        if (completion is { StartsOver: false })
        {
            _directory.Remove(actor);
            Metrics.Ended(actor.Name, completion.Status.ToString());
        }

        _waiters.Changed(actor.Id);
    }

    internal void CommitEnded(InstanceActor actor)
    {
        lock (actor.Lock)
        {
            actor.OpenCommits--;
            Schedule(actor);
        }
    }

    /// <summary>Has the instance run if it does not yet. Under its lock.</summary>
    private void Schedule(InstanceActor actor)
    {
        if (actor.IsScheduled || actor.IsHeld || actor.Inbox.Count == 0 || _state != State.Running || (actor.IsForgotten && actor.OpenCommits > 0))
        {
            return;
        }

        actor.IsScheduled = true;
        Work.Enter();
        _orchestrations.Ready(actor);
    }

    private void TimerFired(long key, int id, DateTime at)
    {
        try
        {
            if (HasEnded || _directory.FindOrAdd(key, Load) is not { } actor)
            {
                return;
            }

            if (id == EngineTimers.StartId)
            {
                Awaken(actor, at);
                return;
            }

            Deliver(actor, new Message(0, new HistoryEvent(HistoryEventKind.TimerFired) { TaskId = id, FireAt = at, Timestamp = Time.GetUtcNow().UtcDateTime }));
        }
        catch (DurableStoreException e)
        {
            NoteUnreachable(key, e);
        }
    }

    /// <summary>The appointed time of its start has come.</summary>
    private void Awaken(InstanceActor actor, DateTime at)
    {
        lock (actor.Lock)
        {
            actor.IsHeld = false;
            if (actor.Inbox.Count == 0)
            {
                // Its start is on disk; an empty wake makes it load.
                actor.Inbox.Add(new Message(0, new HistoryEvent(HistoryEventKind.OrchestratorStarted) { Timestamp = at }));
            }

            Schedule(actor);
        }
    }

    /// <summary>While the store closes that is expected; otherwise the store itself is in trouble, and the next start tries again.</summary>
    private void NoteUnreachable(long key, DurableStoreException e)
    {
        if (GoesOn(e))
        {
            Died(e);
            return;
        }

        if (!HasEnded)
        {
            Diagnostics.Add(new(DiagnosticKind.DamagedHistory, $"(number {key})", "", "history", "load", e.Message, Time.GetUtcNow()));
        }
    }

    private InstanceRow? Load(long key) => _file.Read(reader => reader.Find(key));

    /// <summary>A worker has come: instances that nobody took may be taken now.</summary>
    private void ReleaseHeld()
    {
        foreach (InstanceActor actor in _directory.All())
        {
            lock (actor.Lock)
            {
                // An instance between two executions, or at its end, is held by its open commit.
                actor.IsHeld = actor.IsHeld && (actor.IsFinished || actor.OpenCommits > 0);
                Schedule(actor);
            }
        }
    }
}
