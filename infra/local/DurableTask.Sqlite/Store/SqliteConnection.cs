using SQLitePCL;

namespace DurableTask.Sqlite.Store;

/// <summary>
/// A connection to SQLite with prepared statements and nothing in between: the engine binds millions of rows, where each
/// layer of an ADO.NET provider can be measured. Not thread-safe.
/// </summary>
internal sealed class SqliteConnection : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly List<SqliteStatement> _statements = [];

    static SqliteConnection() => Batteries_V2.Init();

    public SqliteConnection(string path, bool readOnly)
    {
        int flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        int result = raw.sqlite3_open_v2(path, out _handle, flags | raw.SQLITE_OPEN_NOMUTEX | raw.SQLITE_OPEN_URI, null);
        Check(result);
        Execute("PRAGMA busy_timeout = 10000");
    }

    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement));
        SqliteStatement prepared = new(this, statement);
        _statements.Add(prepared);
        return prepared;
    }

    /// <summary>A statement that its user disposes of.</summary>
    public SqliteStatement PrepareOnce(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt statement));
        return new(this, statement);
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Moves pages from the journal into the file without waiting for anybody; how many it had, and how many have been moved.</summary>
    public (int Pages, int Done) Checkpoint()
    {
        int result = raw.sqlite3_wal_checkpoint_v2(_handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out int pages, out int done);
        if (result is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
        {
            Check(result);
        }

        return (pages, done);
    }

    /// <summary>Copies all pages, as this connection's transaction sees them, into an empty file.</summary>
    public void CopyTo(SqliteConnection target)
    {
        using sqlite3_backup? copy = raw.sqlite3_backup_init(target._handle, "main", _handle, "main");
        if (copy is null || copy.IsInvalid)
        {
            target.Check(raw.sqlite3_errcode(target._handle));
            return;
        }

        target.Check(raw.sqlite3_backup_step(copy, -1));
        target.Check(raw.sqlite3_backup_finish(copy));
    }

    public long Scalar(string sql)
    {
        using SqliteStatement statement = PrepareOnce(sql);
        return statement.Step() ? statement.Long(0) : 0;
    }

    /// <exception cref="DurableStoreException">SQLite reports an error.</exception>
    public void Check(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return;
        }

        string message = _handle is null ? raw.sqlite3_errstr(result).utf8_to_string() : raw.sqlite3_errmsg(_handle).utf8_to_string();
        int code = result & 0xFF;
        string sentence = code switch
        {
            raw.SQLITE_FULL => $"The disk with the durable store is full ({message}). Make room; nothing that was confirmed is lost.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"The durable store is damaged ({message}). Restore the file from a backup.",
            raw.SQLITE_CANTOPEN => $"The durable store cannot be opened ({message}). Check that its folder exists and may be written to.",
            raw.SQLITE_READONLY => $"The durable store may not be written to ({message}). Check the rights of the file.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"The durable store is held by another program for too long ({message}). Look for what keeps the file locked.",
            _ => $"The durable store reports an error: {message} ({result}).",
        };
        throw new DurableStoreException(sentence, Passes(code));
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }

    private static bool Passes(int code) => code is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_CANTOPEN
        or raw.SQLITE_READONLY or raw.SQLITE_NOMEM or raw.SQLITE_PERM or raw.SQLITE_PROTOCOL;
}
