using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Work;

namespace DurableTask.Sqlite;

/// <summary>What a start brings back from disk.</summary>
public sealed partial class DurableEngine
{
    /// <summary>Brings back the timers, and the instances that had something to do when the process ended.</summary>
    private void Recover()
    {
        List<(DateTime, long, int)> timers = [];
        _file.Read(reader =>
        {
            reader.Timers((due, key, id) => timers.Add((due, key, id)));
            return timers.Count;
        });
        using IDisposable work = Work.Begin();
        foreach (long key in _file.Read(reader => reader.Busy()))
        {
            try
            {
                Recover(key);
            }
            catch (DurableStoreException damaged)
            {
                NoteUnreachable(key, damaged);
            }
        }

        Timers.Add(timers);
        ReleaseHeld();
    }

    private void Recover(long key)
    {
        (InstanceRow? row, List<LogRow> rows) = _file.Read(reader => reader.Load(key));
        if (row is null || row.IsFinal)
        {
            return;
        }

        // It may be in memory already: clients can send before the engine runs.
        InstanceActor actor = _directory.Add(row, isNew: false);
        var history = StoredHistory.Of(rows);
        HashSet<int> open = history.OpenActivities();
        lock (actor.Lock)
        {
            actor.BusyOnDisk = true;
            actor.OpenActivities = open.Count;
            actor.IsNew = false;
            HashSet<long> waiting = [.. actor.Inbox.Select(message => message.Sequence)];
            foreach (Message message in history.Unread)
            {
                actor.Unread.Add(message.Sequence);
                if (waiting.Add(message.Sequence))
                {
                    actor.Inbox.Add(message);
                }
            }

            Schedule(actor);
        }

        string execution = history.Started?.ExecutionId ?? row.Execution;
        foreach (HistoryEvent scheduled in history.Events.Where(e => e.Kind == HistoryEventKind.TaskScheduled && open.Contains(e.TaskId)))
        {
            Activities.Start(new ActivityWork(actor, null, execution, scheduled));
        }
    }
}
