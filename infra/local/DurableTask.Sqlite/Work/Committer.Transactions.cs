using DurableTask.Sqlite.Store;

namespace DurableTask.Sqlite.Work;

/// <summary>One transaction, and the end when one fails.</summary>
internal sealed partial class Committer
{
    private void Flush()
    {
        List<CommitWork> batch;
        lock (_lock)
        {
            batch = _queue;
            _queue = [];
        }

        if (batch.Count == 0 || _death is not null)
        {
            return;
        }

        try
        {
            Commit(batch);
        }
#pragma warning disable CA1031 // Whatever it was, what is in memory may no longer be what is on disk.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Die(e, batch);
        }
    }

    private void Commit(List<CommitWork> batch)
    {
        List<(CommitWork Work, Exception Reason)>? refused = null;
        _store.Begin();
        foreach (CommitWork work in batch)
        {
            try
            {
                work.Write(_store);
            }
            catch (RefusedException e)
            {
                (refused ??= []).Add((work, e.InnerException!));
            }
        }

        long number = ++_commits;
        _observer?.BeforeCommit(number);
        _store.Commit();
        _observer?.AfterCommit(number);
        foreach (CommitWork work in batch)
        {
            (CommitWork Work, Exception Reason)? refusal = refused?.Find(r => ReferenceEquals(r.Work, work));
            if (refusal?.Work is not null)
            {
                work.Refused(refusal.Value.Reason);
            }
            else
            {
                work.Committed();
            }

            _tracker.Leave();
        }

        _store.NoteCommit(batch.Count);
        Action<StoreWriter>? after = AfterNextCommit;
        AfterNextCommit = null;
        after?.Invoke(_store);
    }

    private void Die(Exception reason, List<CommitWork> batch)
    {
        lock (_lock)
        {
            _death = reason;
            batch.AddRange(_queue);
            _queue = [];
        }

        _onDeath(reason);
        foreach (CommitWork work in batch)
        {
            work.Refused(reason);
            _tracker.Leave();
        }
    }
}
