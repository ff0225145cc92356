using DurableTask.Sqlite.Store;

namespace DurableTask.Sqlite.Work;

/// <summary>Deletes finished instances; the result is how many.</summary>
internal sealed class PurgeCommit(DurableEngine engine, IReadOnlyList<string> ids, bool refuseRunning) : CommitWork<int>
{
    public override void Write(StoreWriter store)
    {
        foreach (string id in ids)
        {
            (InstanceActor? live, InstanceRow? row) = engine.Router.Find(store, id);
            if ((live?.Status ?? row?.Status) is not { } status)
            {
                continue;
            }

            if (status.IsFinal())
            {
                engine.Router.Delete(store, live?.Key ?? row!.Key, live);
                Result++;
            }
            else if (refuseRunning)
            {
                throw new RefusedException(new InvalidOperationException(
                    $"Only orchestrations in a terminal state can be purged, but the orchestration with instance ID {id} has status {status}"));
            }
        }
    }
}

/// <summary>
/// Gives freed pages back after the transaction it came in, a part at a time so that others need not wait long; the result is
/// whether there are more.
/// </summary>
internal sealed class SpaceCommit(Committer committer) : CommitWork<bool>
{
    private const int PagesAtATime = 2_000;

    public override void Write(StoreWriter store) => committer.AfterNextCommit += writer =>
    {
        Result = writer.GiveBackSpace(PagesAtATime);
        base.Committed();
    };

    public override void Committed()
    {
        // Done only when the space has been given back.
    }
}
