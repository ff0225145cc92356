using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Work;

/// <summary>A new instance. One of the same id is replaced, unless its status is among those that forbid it.</summary>
internal sealed class StartCommit(DurableEngine engine, string id, HistoryEvent started, IReadOnlyCollection<OrchestrationRuntimeStatus> forbidden) : CommitWork<string>
{
    private InstanceActor? _actor;
    private Message _start;

    public override void Write(StoreWriter store)
    {
        (InstanceActor? live, InstanceRow? row) = engine.Router.Find(store, id);
        if (live is not null || row is not null)
        {
            OrchestrationRuntimeStatus status = live?.Status ?? row!.Status;
            if (DedupeStatuses.Refusal(id, status, forbidden) is { } refusal)
            {
                throw new RefusedException(refusal);
            }

            engine.Router.Delete(store, live?.Key ?? row!.Key, live);
        }

        (_actor, _start) = engine.Router.Create(store, id, started);
        Result = id;
    }

    public override void Committed()
    {
        engine.Metrics.Started();
        engine.Begin(_actor!, _start);
        base.Committed();
    }
}
