using System.Globalization;

namespace DurableTask.Sqlite.Store;

/// <summary>The journal and the space of what was deleted.</summary>
internal sealed partial class StoreWriter
{
    /// <summary>From now on the journal is moved into the file beside the writing, not by it.</summary>
    public void CheckpointInBackground()
    {
        _connection.Execute("PRAGMA wal_autocheckpoint = 0");
        _checkpointer = new Checkpointer(_path);
    }

    /// <summary>Takes note of a commit of so many pieces of work, after all who waited for it have been told.</summary>
    public void NoteCommit(int works)
    {
        if (_checkpointer?.Committed(works) != true)
        {
            return;
        }

        try
        {
            _connection.Checkpoint();
        }
        catch (DurableStoreException)
        {
            // What was committed is safe in the journal; a disk that is full or failing shows at the next commit.
        }
    }

    /// <summary>Empties the journal at an orderly end, so that the next start has none to read.</summary>
    public void EmptyJournal()
    {
        try
        {
            _connection.Execute("PRAGMA busy_timeout = 1000; PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (DurableStoreException)
        {
            // It is all in the journal; the next start reads it there.
        }
    }

    /// <summary>
    /// Gives so many pages of deleted rows back to the file system, outside of a transaction; false when none is left, and then
    /// the journal is emptied too.
    /// </summary>
    public bool GiveBackSpace(int pages)
    {
        _connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA incremental_vacuum({pages})"));
        _freePages.Step();
        bool isMore = _freePages.Long(0) > 0;
        _freePages.Reset();
        if (!isMore)
        {
            _connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return isMore;
    }
}
