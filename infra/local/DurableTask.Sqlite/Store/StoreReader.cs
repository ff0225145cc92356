using System.Globalization;
using DurableTask.Sqlite.History;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Store;

/// <summary>Reads committed state on a connection of its own; never waits for the writer.</summary>
internal sealed class StoreReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _byId;
    private readonly SqliteStatement _byKey;
    private readonly SqliteStatement _rows;
    private readonly SqliteStatement _row;
    private readonly SqliteStatement _last;

    public StoreReader(string path)
    {
        _connection = new SqliteConnection(path, readOnly: true);
        _connection.Execute("PRAGMA cache_size = -16384");
        _byId = _connection.Prepare($"SELECT {InstanceRow.Columns} FROM instances WHERE id = ?");
        _byKey = _connection.Prepare($"SELECT {InstanceRow.Columns} FROM instances WHERE key = ?");
        _rows = _connection.Prepare("SELECT seq, data FROM log WHERE inst = ? ORDER BY seq");
        _row = _connection.Prepare("SELECT data FROM log WHERE seq = ?");
        _last = _connection.Prepare("SELECT seq, data FROM log WHERE inst = ? ORDER BY seq DESC LIMIT 1");
    }

    public InstanceRow? Find(string id) => One(_byId.Bind(id));

    public InstanceRow? Find(long key) => One(_byKey.Bind(key));

    /// <summary>Reads an instance and its rows as they were at one moment.</summary>
    public (InstanceRow? Instance, List<LogRow> Rows) Load(long key)
    {
        _connection.Execute("BEGIN");
        try
        {
            return (Find(key), Rows(key));
        }
        finally
        {
            _connection.Execute("COMMIT");
        }
    }

    /// <summary>The start or end of an execution, or nothing if the row is gone.</summary>
    public HistoryEvent? Event(long sequence, HistoryEventKind kind)
    {
        if (!_row.Bind(sequence).Step())
        {
            return null;
        }

        LogRow? row = LogRow.TryRead(sequence, _row.Bytes(0));
        _row.Reset();
        return row?.Entries.Select(entry => entry.Event).LastOrDefault(e => e?.Kind == kind);
    }

    /// <summary>When the last thing happened to the instance.</summary>
    public DateTime? LastUpdated(long key)
    {
        if (!_last.Bind(key).Step())
        {
            return null;
        }

        LogRow? row = LogRow.TryRead(_last.Long(0), _last.Bytes(1));
        _last.Reset();
        return row?.Entries.Select(entry => entry.Event?.Timestamp).LastOrDefault(at => at is not null);
    }

    /// <summary>Instances in the order in which they were created, from after a key on.</summary>
    public List<InstanceRow> Query(InstanceFilter filter, long afterKey, int limit)
    {
        List<string> where = [string.Create(CultureInfo.InvariantCulture, $"key > {afterKey}")];
        if (filter.Statuses is { } statuses)
        {
            where.Add($"status IN ({string.Join(',', statuses.Select(status => ((int)status).ToString(CultureInfo.InvariantCulture)))})");
        }

        // Among millions that have ended, those that are open or have failed have an index of their own.
        string from = "instances";
        if (filter.Statuses is { Count: > 0 } wanted && wanted.All(status => !status.IsFinal()))
        {
            from = "instances INDEXED BY instances_open";
            where.Add("completed IS NULL");
        }
        else if (filter.Statuses is { Count: > 0 } only && only.All(status => status == OrchestrationRuntimeStatus.Failed))
        {
            from = "instances INDEXED BY instances_failed";
            where.Add("status = 3");
        }

        AddRange(where, "created", filter.CreatedFrom, filter.CreatedTo);
        AddRange(where, "completed", filter.CompletedFrom, filter.CompletedTo);
        if (filter.IdPrefix is { Length: > 0 })
        {
            where.Add("substr(id, 1, length(?)) = ?");
        }

        if (filter.Name is not null)
        {
            where.Add("name = ? COLLATE NOCASE");
        }

        using SqliteStatement query = _connection.PrepareOnce(string.Create(
            CultureInfo.InvariantCulture, $"SELECT {InstanceRow.Columns} FROM {from} WHERE {string.Join(" AND ", where)} ORDER BY key LIMIT {limit}"));
        if (filter.IdPrefix is { Length: > 0 } prefix)
        {
            query.Bind(prefix).Bind(prefix);
        }

        if (filter.Name is { } name)
        {
            query.Bind(name);
        }

        List<InstanceRow> rows = [];
        while (query.Step())
        {
            rows.Add(InstanceRow.Read(query));
        }

        return rows;
    }

    /// <summary>The instances that had work in hand when the process ended.</summary>
    public List<long> Busy()
    {
        using SqliteStatement query = _connection.PrepareOnce("SELECT key FROM instances WHERE busy = 1 ORDER BY key");
        List<long> keys = [];
        while (query.Step())
        {
            keys.Add(query.Long(0));
        }

        return keys;
    }

    public void Timers(Action<DateTime, long, int> each)
    {
        using SqliteStatement query = _connection.PrepareOnce("SELECT fire, inst, id FROM timers ORDER BY fire, inst, id");
        while (query.Step())
        {
            each(new DateTime(query.Long(0), DateTimeKind.Utc), query.Long(1), (int)query.Long(2));
        }
    }

    public void Dispose() => _connection.Dispose();

    private static void AddRange(List<string> where, string column, DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from is { } earliest)
        {
            where.Add(string.Create(CultureInfo.InvariantCulture, $"{column} >= {earliest.UtcTicks}"));
        }

        if (to is { } latest)
        {
            where.Add(string.Create(CultureInfo.InvariantCulture, $"{column} <= {latest.UtcTicks}"));
        }
    }

    private static InstanceRow? One(SqliteStatement statement)
    {
        if (!statement.Step())
        {
            return null;
        }

        var row = InstanceRow.Read(statement);
        statement.Reset();
        return row;
    }

    private List<LogRow> Rows(long key)
    {
        List<LogRow> rows = [];
        _rows.Bind(key);
        while (_rows.Step())
        {
            rows.Add(LogRow.Read(_rows.Long(0), _rows.Bytes(1)));
        }

        return rows;
    }
}
