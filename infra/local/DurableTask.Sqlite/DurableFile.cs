using DurableTask.Sqlite.Store;

namespace DurableTask.Sqlite;

/// <summary>
/// A durable store at one moment, to be copied. From <see cref="Stop"/> to <see cref="GoOn"/> an engine that runs on it commits nothing, so that
/// other stores can be caught at the same moment: what was committed to all of them is then what a crash would have left.
/// </summary>
public sealed class DurableFile : IDisposable
{
    private readonly SqliteConnection _writer;
    private SqliteConnection? _reader;

    private DurableFile(SqliteConnection writer) => _writer = writer;

    /// <summary>Waits for the engine's commit and lets no other begin. Whoever commits meanwhile waits, for ten seconds at most.</summary>
    /// <param name="path">The store.</param>
    /// <returns>The store, which stands still.</returns>
    /// <exception cref="DurableStoreException">There is no store, or it cannot be had.</exception>
    public static DurableFile Stop(string path)
    {
        SqliteConnection writer = Open(path);
        DurableFile file = new(writer);
        try
        {
            // A busy engine begins its next commit at once: it takes many attempts to come in between.
            writer.Execute("PRAGMA busy_timeout = 120000; BEGIN IMMEDIATE");
            file._reader = Open(path);

            // A transaction sees what there was at its first reading, however long it lasts.
            file._reader.Execute("BEGIN; SELECT COUNT(*) FROM sqlite_master");
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Lets the engine commit again. The copy is of the moment before.</summary>
    public void GoOn() => _writer.Execute("ROLLBACK");

    /// <summary>Copies the store as it was when it stood still. An engine that runs on it goes on meanwhile.</summary>
    /// <param name="target">A file that does not exist yet.</param>
    /// <exception cref="DurableStoreException">It is damaged, or the disk is full.</exception>
    public void CopyTo(string target)
    {
        using SqliteConnection copy = new(target, readOnly: false);
        _reader!.CopyTo(copy);
    }

    /// <summary>Reads a whole store and says what it holds.</summary>
    /// <param name="path">The store; no engine may run on it.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="DurableStoreException">There is no store, it is damaged, or it was written by a newer program.</exception>
    public static DurableFileFacts Check(string path)
    {
        using SqliteConnection connection = Open(path);
        using (SqliteStatement check = connection.PrepareOnce("PRAGMA integrity_check(1)"))
        {
            if (!check.Step() || check.Text(0) != "ok")
            {
                throw new DurableStoreException($"The durable store '{path}' is damaged ({check.Text(0)}).");
            }
        }

        int version = (int)connection.Scalar("PRAGMA user_version");
        if (version == 0 || version > Schema.Latest)
        {
            throw new DurableStoreException($"'{path}' has schema version {version}, this program knows 1 to {Schema.Latest}.");
        }

        return new DurableFileFacts(
            version, connection.Scalar("SELECT COUNT(*) FROM instances"), connection.Scalar("SELECT COUNT(*) FROM instances WHERE completed IS NULL"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _writer.Dispose();
    }

    private static SqliteConnection Open(string path) => File.Exists(path)
        ? new SqliteConnection(path, readOnly: false)
        : throw new DurableStoreException($"There is no durable store '{path}'.");
}

/// <summary>What a durable store holds.</summary>
/// <param name="Version">Of its schema.</param>
/// <param name="Instances">All instances.</param>
/// <param name="Open">Those that have not ended.</param>
public sealed record DurableFileFacts(int Version, long Instances, long Open);
