using AtoZ.LocalHost.Engine.History;
using AtoZ.LocalHost.Engine.Store;
using Microsoft.DurableTask.Client;

namespace AtoZ.LocalHost.Engine.Work;

/// <summary>
/// Takes a failed instance back to before its last failed task, which then runs again; events that came in later are kept as
/// unread. The result is the child whose failure it was, if it was one: it has to be taken back too.
/// </summary>
internal sealed class RewindCommit(DurableEngine engine, string id, string? reason) : CommitWork<string?>
{
    private readonly List<Message> _messages = [];
    private InstanceActor? _actor;
    private List<HistoryEvent> _kept = [];

    public override void Write(StoreWriter store)
    {
        InstanceRow row = store.Find(id)
            ?? throw new RefusedException(new ArgumentException($"An orchestration with the instanceId {id} was not found."));
        if (row.Status != OrchestrationRuntimeStatus.Failed)
        {
            throw new RefusedException(new InvalidOperationException(
                $"Only failed orchestrations can be rewound, but the orchestration with instance ID {id} has status {row.Status}."));
        }

        Rewrite(store, row, StoredHistory.Of(store.Rows(row.Key)));
    }

    public override void Committed()
    {
        foreach (HistoryEvent scheduled in OpenActivities())
        {
            engine.Activities.Start(new ActivityWork(_actor!, null, _actor!.ExecutionId, scheduled));
        }

        foreach (Message message in _messages)
        {
            engine.Deliver(_actor!, message);
        }

        base.Committed();
    }

    private void Rewrite(StoreWriter store, InstanceRow row, StoredHistory history)
    {
        int failure = history.Events.FindLastIndex(e => e.Kind is HistoryEventKind.TaskFailed or HistoryEventKind.SubOrchestrationInstanceFailed);
        _kept = Before(history.Events, failure);
        List<HistoryEvent> later = failure < 0 ? [] : [.. history.Events.Skip(failure + 1).Where(e => e.Kind == HistoryEventKind.EventRaised)];
        store.Delete(row.Key, keepInstance: true);

        HistoryWriter writer = Router.Writer;
        writer.Begin(RowKind.Step);
        foreach (HistoryEvent e in _kept)
        {
            writer.Event(e);
        }

        long head = store.Append(row.Key, writer.End());
        _actor = engine.Router.Revive(row);
        _actor.OpenActivities = OpenActivities().Count();
        store.Restart(row.Key, OrchestrationRuntimeStatus.Running, row.Execution, row.Version, head, row.CustomStatus);
        _messages.Add(Router.Append(store, _actor, new HistoryEvent(HistoryEventKind.ExecutionRewound) { Timestamp = engine.Router.Now, Data = reason }));
        _messages.AddRange(later.Select(e => Router.Append(store, _actor, e)));
    }

    /// <summary>What stays: all before the failure without the call that failed; a failed child's call stays open.</summary>
    private List<HistoryEvent> Before(List<HistoryEvent> events, int failure)
    {
        if (failure < 0)
        {
            return [.. events.Where(e => e.Kind != HistoryEventKind.ExecutionCompleted)];
        }

        HistoryEvent failed = events[failure];
        HistoryEvent? call = events.Find(e => e.TaskId == failed.TaskId && e.Kind == HistoryEventKind.SubOrchestrationInstanceCreated);
        Result = call?.InstanceId;
        return [.. events.Take(failure).Where(e => failed.Kind != HistoryEventKind.TaskFailed || e.Kind != HistoryEventKind.TaskScheduled || e.TaskId != failed.TaskId)];
    }

    private IEnumerable<HistoryEvent> OpenActivities()
    {
        HashSet<int> open = new StoredHistory(_kept, [], []).OpenActivities();
        return _kept.Where(e => e.Kind == HistoryEventKind.TaskScheduled && open.Contains(e.TaskId));
    }
}
