namespace DurableTask.Sqlite.Store;

/// <summary>
/// Moves what has been committed from SQLite's journal into the file, on a thread and connection of its own: done by the
/// writer, as SQLite does by itself, it would hold up every commit that waits behind it for tens of milliseconds.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    // What a transaction and each piece of work in it add to the journal, about.
    private const int PagesPerCommit = 6;
    private const int PagesPerWork = 2;

    // 24 MiB. The journal begins anew in the same place when all of it has been moved, and a file that grows no more is synchronized
    // three times as fast; so it is kept short.
    private const int PagesBetween = 6_000;

    // While it is moved the writer adds to it. What is still left after these passes, or is this little, the writer moves itself.
    private const int MostPasses = 3;
    private const int LittleLeft = 200;

    private readonly SqliteConnection _connection;
    private readonly AutoResetEvent _due = new(false);
    private readonly Thread _thread;
    private volatile bool _stopped;
    private volatile bool _wantsWriter;
    private int _pages;

    public Checkpointer(string path)
    {
        _connection = new SqliteConnection(path, readOnly: false);
        _connection.Execute("PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL");
        _thread = new Thread(Loop) { IsBackground = true, Name = "Durable checkpoints" };
        _thread.Start();
    }

    /// <summary>Counts a commit of so many pieces of work; true when the writer should finish the checkpoint itself.</summary>
    public bool Committed(int works)
    {
        _pages += PagesPerCommit + (PagesPerWork * works);
        if (_pages > PagesBetween)
        {
            _pages = 0;
            _due.Set();
        }

        bool wantsWriter = _wantsWriter;
        _wantsWriter = false;
        return wantsWriter;
    }

    public void Dispose()
    {
        _stopped = true;
        _due.Set();
        _thread.Join();
        _connection.Dispose();
        _due.Dispose();
    }

    private void Loop()
    {
        while (_due.WaitOne() && !_stopped)
        {
            try
            {
                (int pages, int done) = _connection.Checkpoint();
                for (int pass = 1; pass < MostPasses && pages - done > LittleLeft; pass++)
                {
                    (pages, done) = _connection.Checkpoint();
                }

                _wantsWriter = true;
            }
            catch (DurableStoreException)
            {
                // A full or failing disk: nothing is lost by waiting, and the writer reports it when it gets there.
                _wantsWriter = true;
            }
        }
    }
}
