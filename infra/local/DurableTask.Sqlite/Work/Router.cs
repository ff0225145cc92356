using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Work;

/// <summary>Puts messages and new instances on disk while committing, and remembers what to hand on once they are there.</summary>
internal sealed class Router(InstanceDirectory directory, TimeProvider time)
{
    [ThreadStatic]
    private static HistoryWriter? _writer;

    public static HistoryWriter Writer => _writer ??= new HistoryWriter();

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The instance of an id: in memory, or brought there if it has not ended.</summary>
    public (InstanceActor? Actor, InstanceRow? Row) Find(StoreWriter store, string id)
    {
        if (directory.Find(id) is { } live)
        {
            return (live, null);
        }

        InstanceRow? row = store.Find(id);
        return row is null || row.IsFinal ? (null, row) : (directory.Add(row, isNew: false), row);
    }

    /// <summary>Writes a message for an instance; what is returned is to be delivered after the commit.</summary>
    public static Message Append(StoreWriter store, InstanceActor actor, HistoryEvent e)
    {
        HistoryWriter writer = Writer;
        writer.Begin(RowKind.Message);
        writer.Event(e);
        long sequence = store.Append(actor.Key, writer.End());
        actor.Unread.Add(sequence);
        if (!actor.BusyOnDisk)
        {
            actor.BusyOnDisk = true;
            store.SetBusy(actor.Key, busy: true);
        }

        return new Message(sequence, e);
    }

    /// <summary>Writes a new instance; what is returned is to be delivered after the commit.</summary>
    public (InstanceActor Actor, Message Start) Create(StoreWriter store, string id, HistoryEvent started)
    {
        long key = store.NewKey();
        HistoryWriter writer = Writer;
        writer.Begin(RowKind.Message);
        writer.Event(started);
        long sequence = store.Append(key, writer.End());
        InstanceRow row = new(
            key, id, started.Name!, started.Version ?? "", started.ExecutionId!, OrchestrationRuntimeStatus.Pending, started.Timestamp, null, sequence, null, null, started.InstanceId);
        store.Insert(row);
        InstanceActor actor = directory.Add(row, isNew: true);
        actor.BusyOnDisk = true;
        actor.Unread.Add(sequence);
        if (started.FireAt is { } startAt && startAt > Now)
        {
            store.AddTimer(startAt, key, EngineTimers.StartId);
        }

        return (actor, new Message(sequence, started));
    }

    /// <summary>Brings an instance that had ended back into memory.</summary>
    public InstanceActor Revive(InstanceRow row)
    {
        if (directory.Find(row.Id) is { } ended)
        {
            directory.Remove(ended);
        }

        InstanceActor actor = directory.Add(row with { Status = OrchestrationRuntimeStatus.Running }, isNew: false);
        actor.BusyOnDisk = true;
        return actor;
    }

    /// <summary>Removes an instance with all that is kept of it.</summary>
    public void Delete(StoreWriter store, long key, InstanceActor? actor)
    {
        store.Delete(key);
        if (actor is not null)
        {
            directory.Remove(actor);
        }
    }
}
