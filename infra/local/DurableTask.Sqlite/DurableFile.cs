using DurableTask.Sqlite.Store;

namespace DurableTask.Sqlite;

/// <summary>A durable store as a file: copied while an engine runs on it or not, and looked at before an engine is given it.</summary>
public static class DurableFile
{
    /// <summary>Copies the store as it is at one moment, into one file without a journal. An engine that runs on it goes on meanwhile.</summary>
    /// <param name="path">The store.</param>
    /// <param name="target">A file that does not exist yet.</param>
    /// <exception cref="DurableStoreException">There is no store, it is damaged, or the disk is full.</exception>
    public static void Copy(string path, string target)
    {
        using SqliteConnection connection = Open(path);
        using SqliteStatement copy = connection.PrepareOnce("VACUUM INTO ?");
        copy.Bind(target).Run();
    }

    /// <summary>Reads the whole file and says what it holds.</summary>
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

    private static SqliteConnection Open(string path) => File.Exists(path)
        ? new SqliteConnection(path, readOnly: false)
        : throw new DurableStoreException($"There is no durable store '{path}'.");
}

/// <summary>What a durable store holds.</summary>
/// <param name="Version">Of its schema.</param>
/// <param name="Instances">All instances.</param>
/// <param name="Open">Those that have not ended.</param>
public sealed record DurableFileFacts(int Version, long Instances, long Open);
