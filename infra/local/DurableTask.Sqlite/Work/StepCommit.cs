using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Work;

/// <summary>A step of an orchestrator: what it read, what it asked for, and, if it has, how it ended.</summary>
internal sealed partial class StepCommit(DurableEngine engine, InstanceActor actor, HistoryEvent started, StepResult result, byte[] row) : CommitWork
{
    private readonly List<(InstanceActor Actor, Message Message)> _messages = [];
    private readonly List<(InstanceActor Actor, Message Start)> _children = [];
    private readonly List<(DateTime Due, long Key, int Id)> _newTimers = [];
    private bool _statusChanged;
    private bool _dropped;
    private Message[]? _nextExecution;

    /// <summary>Messages on disk that this step has read.</summary>
    public required IReadOnlyList<long> Read { get; init; }

    /// <summary>Timers that fired or are no longer needed.</summary>
    public required IReadOnlyList<(DateTime Due, int Id)> EndedTimers { get; init; }

    public required int OpenActivities { get; init; }

    public required DateTime Now { get; init; }

    public override void Write(StoreWriter store)
    {
        if (actor.IsGone)
        {
            // Replaced or purged while the step ran.
            _dropped = true;
            return;
        }

        long sequence = store.Append(actor.Key, row);
        actor.Unread.ExceptWith(Read);
        actor.OpenActivities = result.Completion is null ? OpenActivities : 0;
        foreach (OrchestratorAction action in result.Actions)
        {
            Write(store, action);
        }

        foreach ((DateTime due, int id) in EndedTimers)
        {
            store.RemoveTimer(due, actor.Key, id);
        }

        if (result.Completion is { StartsOver: true } again)
        {
            StartOver(store, again);
        }
        else
        {
            WriteState(store, sequence);
        }
    }

    public override void Committed()
    {
        if (!_dropped)
        {
            HandOn();
        }

        engine.CommitEnded(actor);
    }

    public override void Refused(Exception reason) => engine.CommitEnded(actor);

    private void HandOn()
    {
        foreach ((InstanceActor target, Message message) in _messages)
        {
            engine.Deliver(target, message);
        }

        foreach ((InstanceActor child, Message start) in _children)
        {
            engine.Begin(child, start);
        }

        engine.Timers.Remove(EndedTimers.Select(timer => (timer.Due, actor.Key, timer.Id)));
        if (_newTimers.Count > 0)
        {
            engine.Timers.Add(_newTimers);
        }

        foreach (ScheduleActivity activity in result.Actions.OfType<ScheduleActivity>())
        {
            engine.Activities.Start(new ActivityWork(
                actor, actor.Worker, started.ExecutionId!, activity.ToEvent(Now) with { TraceParent = EngineSpans.Call(started, activity.Id) }));
        }

        if (_nextExecution is not null)
        {
            engine.BeginNextExecution(actor, _nextExecution);
        }

        if (_statusChanged)
        {
            engine.StatusChanged(actor, result.Completion);
        }
    }

    private void Write(StoreWriter store, OrchestratorAction action)
    {
        switch (action)
        {
            case CreateTimer { IsCancelled: false } timer:
                store.AddTimer(timer.FireAt, actor.Key, timer.Id);
                _newTimers.Add((timer.FireAt, actor.Key, timer.Id));
                break;
            case SendEventAction sent:
                Send(store, sent.TargetId, new HistoryEvent(HistoryEventKind.EventRaised) { Timestamp = Now, Name = sent.EventName, Data = sent.Payload });
                break;
            case CallChild call:
                StartChild(store, call);
                break;
        }
    }

    private void Send(StoreWriter store, string targetId, HistoryEvent e)
    {
        InstanceActor? target = engine.Router.Find(store, targetId).Actor;
        if (target is { } && !target.Status.IsFinal())
        {
            _messages.Add((target, Router.Append(store, target, e)));
        }
    }

    private void WriteState(StoreWriter store, long sequence)
    {
        Completion? end = result.Completion;
        OrchestrationRuntimeStatus status = end?.Status ?? (result.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running);
        bool busy = end is null && actor.IsBusy;
        _statusChanged = status != actor.Status || result.CustomStatus != actor.CustomStatus;
        if (_statusChanged)
        {
            actor.Status = status;
            actor.CustomStatus = result.CustomStatus;
            actor.BusyOnDisk = busy;
            store.SetStatus(actor.Key, status, busy, end is null ? null : Now, end is null ? null : sequence, result.CustomStatus);
        }
        else if (busy != actor.BusyOnDisk)
        {
            actor.BusyOnDisk = busy;
            store.SetBusy(actor.Key, busy);
        }

        if (end is not null)
        {
            AnswerParent(store, end);
        }

        if (end is { Recursive: true })
        {
            TerminateChildren(store, end);
        }
    }
}
