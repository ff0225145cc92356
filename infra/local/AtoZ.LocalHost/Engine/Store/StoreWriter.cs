using System.Globalization;
using Microsoft.DurableTask.Client;

namespace AtoZ.LocalHost.Engine.Store;

/// <summary>All writing to the store. Used by one thread at a time, inside transactions that hold the work of many instances.</summary>
internal sealed class StoreWriter : IDisposable
{
    private const int PageBytes = 4096;

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
    private long _lastSequence;
    private long _lastKey;

    public StoreWriter(string path, long? maxBytes)
    {
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

    public void DeleteRow(long sequence) => _deleteRow.Bind(sequence).Run();

    /// <summary>Deletes the rows of an instance but those to be kept.</summary>
    public void DeleteLog(long key, IEnumerable<long> kept) =>
        Run($"DELETE FROM log WHERE inst = ? AND seq NOT IN ({string.Join(',', kept.Select(seq => seq.ToString(CultureInfo.InvariantCulture)))})", key);

    /// <summary>Deletes an instance with its history.</summary>
    public void Delete(long key, bool keepInstance = false)
    {
        Run("DELETE FROM log WHERE inst = ?", key);
        Run("DELETE FROM timers WHERE inst = ?", key);
        if (!keepInstance)
        {
            Run("DELETE FROM instances WHERE key = ?", key);
        }
    }

    public List<LogRow> Rows(long key)
    {
        using SqliteStatement query = _connection.PrepareOnce("SELECT seq, data FROM log WHERE inst = ? ORDER BY seq");
        query.Bind(key);
        List<LogRow> rows = [];
        while (query.Step())
        {
            rows.Add(LogRow.Read(query.Long(0), query.Bytes(1)));
        }

        return rows;
    }

    /// <summary>Gives the pages of deleted rows back to the file system. Outside of a transaction.</summary>
    public void GiveBackSpace() => _connection.Execute("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)");

    public void Dispose() => _connection.Dispose();

    private void Run(string sql, long key)
    {
        using SqliteStatement statement = _connection.PrepareOnce(sql);
        statement.Bind(key).Run();
    }
}
