using System.Globalization;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Store;

/// <summary>All writing to the store. Used by one thread at a time, inside transactions that hold the work of many instances.</summary>
internal sealed partial class StoreWriter : IDisposable
{
    private const int PageBytes = 4096;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _append;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _busy;
    private readonly SqliteStatement _status;
    private readonly SqliteStatement _restart;
    private readonly SqliteStatement _addTimer;
    private readonly SqliteStatement _removeTimer;
    private readonly SqliteStatement _deleteRow;
    private readonly SqliteStatement _deleteLog;
    private readonly SqliteStatement _deleteTimers;
    private readonly SqliteStatement _deleteInstance;
    private readonly SqliteStatement _rows;
    private readonly SqliteStatement _freePages;
    private Checkpointer? _checkpointer;
    private long _lastSequence;
    private long _lastKey;

    public StoreWriter(string path, long? maxBytes)
    {
        _path = path;
        _connection = new SqliteConnection(path, readOnly: false);
        try
        {
            Schema.Prepare(_connection, path);
            if (maxBytes is { } most)
            {
                _connection.Scalar(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {Math.Max(1, most / PageBytes)}"));
            }

            _begin = _connection.Prepare("BEGIN IMMEDIATE");
            _commit = _connection.Prepare("COMMIT");
            _append = _connection.Prepare("INSERT INTO log(seq, inst, data) VALUES(?, ?, ?)");
            _insert = _connection.Prepare($"INSERT INTO instances({InstanceRow.Columns}, busy) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");
            _find = _connection.Prepare($"SELECT {InstanceRow.Columns} FROM instances WHERE id = ?");
            _busy = _connection.Prepare("UPDATE instances SET busy = ? WHERE key = ?");
            _status = _connection.Prepare("UPDATE instances SET status = ?, busy = ?, completed = ?, final = ?, custom = ? WHERE key = ?");
            _restart = _connection.Prepare("UPDATE instances SET status = ?, busy = 1, execution = ?, version = ?, head = ?, custom = ?, completed = NULL, final = NULL WHERE key = ?");
            _addTimer = _connection.Prepare("INSERT OR REPLACE INTO timers(fire, inst, id) VALUES(?, ?, ?)");
            _removeTimer = _connection.Prepare("DELETE FROM timers WHERE fire = ? AND inst = ? AND id = ?");
            _deleteRow = _connection.Prepare("DELETE FROM log WHERE seq = ?");
            _deleteLog = _connection.Prepare("DELETE FROM log WHERE inst = ?");
            _deleteTimers = _connection.Prepare("DELETE FROM timers WHERE inst = ?");
            _deleteInstance = _connection.Prepare("DELETE FROM instances WHERE key = ?");
            _rows = _connection.Prepare("SELECT seq, data FROM log WHERE inst = ? ORDER BY seq");
            _freePages = _connection.Prepare("PRAGMA freelist_count");
            _lastSequence = _connection.Scalar("SELECT max(seq) FROM log");
            _lastKey = _connection.Scalar("SELECT max(key) FROM instances");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public void Rollback() => _connection.Execute("ROLLBACK");

    public long NewKey() => ++_lastKey;

    public long Append(long key, ReadOnlySpan<byte> row)
    {
        _append.Bind(++_lastSequence).Bind(key).Bind(row).Run();
        return _lastSequence;
    }

    public void Insert(InstanceRow row) => _insert
        .Bind(row.Key).Bind(row.Id).Bind(row.Name).Bind(row.Version).Bind(row.Execution).Bind((long)row.Status).Bind(row.Created.Ticks)
        .Bind(row.Completed?.Ticks).Bind(row.Head).Bind(row.Final).Bind(row.CustomStatus).Bind(row.Parent).Run();

    public InstanceRow? Find(string id)
    {
        if (!_find.Bind(id).Step())
        {
            return null;
        }

        var row = InstanceRow.Read(_find);
        _find.Reset();
        return row;
    }

    public void SetBusy(long key, bool busy) => _busy.Bind(busy ? 1 : 0).Bind(key).Run();

    public void SetStatus(long key, OrchestrationRuntimeStatus status, bool busy, DateTime? completed, long? final, string? custom) =>
        _status.Bind((long)status).Bind(busy ? 1 : 0).Bind(completed?.Ticks).Bind(final).Bind(custom).Bind(key).Run();

    /// <summary>Begins a new execution of the instance, or lets a failed one run on.</summary>
    public void Restart(long key, OrchestrationRuntimeStatus status, string execution, string version, long head, string? custom) =>
        _restart.Bind((long)status).Bind(execution).Bind(version).Bind(head).Bind(custom).Bind(key).Run();

    public void AddTimer(DateTime fireAt, long key, int id) => _addTimer.Bind(fireAt.Ticks).Bind(key).Bind(id).Run();

    public void RemoveTimer(DateTime fireAt, long key, int id) => _removeTimer.Bind(fireAt.Ticks).Bind(key).Bind(id).Run();

    /// <summary>Deletes the rows of an instance but those to be kept.</summary>
    public void DeleteLog(long key, IReadOnlyCollection<long> kept)
    {
        if (kept.Count == 0)
        {
            _deleteLog.Bind(key).Run();
            return;
        }

        foreach (long sequence in Rows(key).Select(row => row.Sequence).Where(sequence => !kept.Contains(sequence)))
        {
            _deleteRow.Bind(sequence).Run();
        }
    }

    /// <summary>Deletes an instance with its history.</summary>
    public void Delete(long key, bool keepInstance = false)
    {
        _deleteLog.Bind(key).Run();
        _deleteTimers.Bind(key).Run();
        if (!keepInstance)
        {
            _deleteInstance.Bind(key).Run();
        }
    }

    public List<LogRow> Rows(long key)
    {
        List<LogRow> rows = [];
        _rows.Bind(key);
        while (_rows.Step())
        {
            rows.Add(LogRow.Read(_rows.Long(0), _rows.Bytes(1)));
        }

        return rows;
    }

    public void Dispose()
    {
        _checkpointer?.Dispose();
        _connection.Dispose();
    }
}
