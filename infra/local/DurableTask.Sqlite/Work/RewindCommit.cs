using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Work;

/// <summary>
/// Takes a failed instance back to before its last failed task, which then runs again; events that came in later are kept as
/// unread. Where the failure was a child's, the child is taken back in the same transaction.
/// </summary>
internal sealed class RewindCommit(DurableEngine engine, string id, string? reason) : CommitWork<int>
{
    private readonly List<(InstanceActor Actor, List<HistoryEvent> OpenActivities, List<Message> Messages)> _rewound = [];

    public override void Write(StoreWriter store)
    {
        InstanceRow row = store.Find(id)
            ?? throw new RefusedException(new ArgumentException($"An orchestration with the instanceId {id} was not found."));
        if (row.Status != OrchestrationRuntimeStatus.Failed)
        {
            throw new RefusedException(new InvalidOperationException(
                $"Only failed orchestrations can be rewound, but the orchestration with instance ID {id} has status {row.Status}."));
        }

        for (InstanceRow? failed = row; failed is { Status: OrchestrationRuntimeStatus.Failed };)
        {
            string? child = Rewrite(store, failed, StoredHistory.Of(store.Rows(failed.Key)));
            failed = child is null ? null : store.Find(child);
        }

        Result = _rewound.Count;
    }

    public override void Committed()
    {
        foreach ((InstanceActor actor, List<HistoryEvent> open, List<Message> messages) in _rewound)
        {
            foreach (HistoryEvent scheduled in open)
            {
                engine.Activities.Start(new ActivityWork(actor, null, actor.ExecutionId, scheduled));
            }

            foreach (Message message in messages)
            {
                engine.Deliver(actor, message);
            }
        }

        base.Committed();
    }

    /// <summary>Takes one instance back; what is returned is the child whose failure it was, if it was one.</summary>
    private string? Rewrite(StoreWriter store, InstanceRow row, StoredHistory history)
    {
        int failure = history.Events.FindLastIndex(e => e.Kind is HistoryEventKind.TaskFailed or HistoryEventKind.SubOrchestrationInstanceFailed);
        List<HistoryEvent> kept = Before(history.Events, failure);
        List<HistoryEvent> later = failure < 0 ? [] : [.. history.Events.Skip(failure + 1).Where(e => e.Kind == HistoryEventKind.EventRaised)];
        store.Delete(row.Key, keepInstance: true);

        HistoryWriter writer = Router.Writer;
        writer.Begin(RowKind.Step);
        foreach (HistoryEvent e in kept)
        {
            writer.Event(e);
        }

        long head = store.Append(row.Key, writer.End());
        InstanceActor actor = engine.Router.Revive(row);
        HashSet<int> open = new StoredHistory(kept, [], []).OpenActivities();
        actor.OpenActivities = open.Count;
        store.Restart(row.Key, OrchestrationRuntimeStatus.Running, row.Execution, row.Version, head, row.CustomStatus);
        List<Message> messages = [Router.Append(store, actor, new HistoryEvent(HistoryEventKind.ExecutionRewound) { Timestamp = engine.Router.Now, Data = reason })];
        messages.AddRange(later.Select(e => Router.Append(store, actor, e)));
        _rewound.Add((actor, [.. kept.Where(e => e.Kind == HistoryEventKind.TaskScheduled && open.Contains(e.TaskId))], messages));
        return failure < 0
            ? null
            : history.Events.Find(e => e.TaskId == history.Events[failure].TaskId && e.Kind == HistoryEventKind.SubOrchestrationInstanceCreated)?.InstanceId;
    }

    /// <summary>What stays: all before the failure without the call that failed; a failed child's call stays open.</summary>
    private static List<HistoryEvent> Before(List<HistoryEvent> events, int failure)
    {
        if (failure < 0)
        {
            return [.. events.Where(e => e.Kind != HistoryEventKind.ExecutionCompleted)];
        }

        HistoryEvent failed = events[failure];
        return [.. events.Take(failure).Where(e => failed.Kind != HistoryEventKind.TaskFailed || e.Kind != HistoryEventKind.TaskScheduled || e.TaskId != failed.TaskId)];
    }
}
