using DurableTask.Sqlite.History;

namespace DurableTask.Sqlite.Store;

/// <summary>The history of an execution in the order in which the orchestrator saw it, and the messages it has not seen yet.</summary>
internal sealed record StoredHistory(List<HistoryEvent> Events, List<Message> Unread, List<long> Sequences)
{
    public long LastSequence => Sequences.Count == 0 ? 0 : Sequences[^1];

    /// <summary>The start of the execution, read or unread.</summary>
    public HistoryEvent? Started =>
        Events.Find(e => e.Kind == HistoryEventKind.ExecutionStarted) ?? Unread.Select(message => message.Event).FirstOrDefault(e => e.Kind == HistoryEventKind.ExecutionStarted);

    /// <summary>The numbers of the activities that were scheduled and have not answered.</summary>
    public HashSet<int> OpenActivities()
    {
        HashSet<int> open = [];
        foreach (HistoryEvent e in Events)
        {
            if (e.Kind == HistoryEventKind.TaskScheduled)
            {
                open.Add(e.TaskId);
            }
            else if (e.Kind is HistoryEventKind.TaskCompleted or HistoryEventKind.TaskFailed)
            {
                open.Remove(e.TaskId);
            }
        }

        return open;
    }

    /// <summary>The ids of the children that were called and have not answered.</summary>
    public IEnumerable<string> OpenChildren()
    {
        HashSet<int> answered = [.. Events
            .Where(e => e.Kind is HistoryEventKind.SubOrchestrationInstanceCompleted or HistoryEventKind.SubOrchestrationInstanceFailed)
            .Select(e => e.TaskId)];
        return Events.Where(e => e.Kind == HistoryEventKind.SubOrchestrationInstanceCreated && !answered.Contains(e.TaskId)).Select(e => e.InstanceId!);
    }

    public static StoredHistory Of(List<LogRow> rows)
    {
        Dictionary<long, HistoryEvent> messages = rows.Where(row => row.Kind == RowKind.Message).ToDictionary(row => row.Sequence, row => row.Entries[0].Event!);
        List<HistoryEvent> events = [];
        foreach ((HistoryEvent? e, long reference) in rows.Where(row => row.Kind == RowKind.Step).SelectMany(row => row.Entries))
        {
            if (e is not null)
            {
                events.Add(e);
            }
            else if (messages.Remove(reference, out HistoryEvent? message))
            {
                events.Add(message);
            }
        }

        List<Message> unread = [.. messages.OrderBy(message => message.Key).Select(message => new Message(message.Key, message.Value))];
        return new(events, unread, [.. rows.Select(row => row.Sequence)]);
    }
}
