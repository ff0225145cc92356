using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;

namespace DurableTask.Sqlite.Work;

/// <summary>A message from a client to an instance.</summary>
internal sealed class SendCommit(DurableEngine engine, string id, HistoryEvent e) : CommitWork<Delivery>
{
    private InstanceActor? _actor;
    private Message _message;

    public override void Write(StoreWriter store)
    {
        (_actor, InstanceRow? row) = engine.Router.Find(store, id);
        if (_actor is null)
        {
            Result = row is null ? Delivery.UnknownInstance : Delivery.FinishedInstance;
            return;
        }

        if (_actor.Status.IsFinal())
        {
            _actor = null;
            Result = Delivery.FinishedInstance;
            return;
        }

        _message = Router.Append(store, _actor, e);
        Result = Delivery.Delivered;
    }

    public override void Committed()
    {
        if (_actor is not null)
        {
            engine.Deliver(_actor, _message);
        }

        base.Committed();
    }
}
