using System.Globalization;

namespace DurableTask.Sqlite.Store;

/// <summary>
/// The tables and their versions. The log is append-only in the order of time, since SQLite writes six times as many rows at
/// the end of a table as spread over it; an index finds the rows of one instance. A new version is one more step at the end.
/// </summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE instances(
          key INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          version TEXT NOT NULL,
          execution TEXT NOT NULL,
          status INTEGER NOT NULL,
          busy INTEGER NOT NULL,
          created INTEGER NOT NULL,
          completed INTEGER,
          head INTEGER NOT NULL,
          final INTEGER,
          custom TEXT,
          parent TEXT) STRICT;
        CREATE INDEX instances_busy ON instances(key) WHERE busy = 1;
        CREATE TABLE log(seq INTEGER PRIMARY KEY, inst INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
        CREATE INDEX log_inst ON log(inst);
        CREATE TABLE timers(fire INTEGER NOT NULL, inst INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY(fire, inst, id)) STRICT, WITHOUT ROWID;
        """,
        // Open instances are few among millions that have ended; the timers of one instance are few among all.
        """
        CREATE INDEX instances_open ON instances(key) WHERE completed IS NULL;
        CREATE INDEX instances_failed ON instances(key) WHERE status = 3;
        CREATE INDEX timers_inst ON timers(inst);
        """,
    ];

    public static int Latest => Steps.Length;

    /// <summary>Sets the connection up and brings the file to the latest version.</summary>
    /// <exception cref="DurableStoreException">The file was written by a newer program.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        long version = connection.Scalar("PRAGMA user_version");
        if (version == 0)
        {
            // Lets a purge give space back; only an empty file can still choose.
            connection.Execute("PRAGMA auto_vacuum = INCREMENTAL");
        }

        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY");
        if (version > Latest)
        {
            throw new DurableStoreException(
                $"The durable store '{path}' has schema version {version}, this program knows {Latest}. Use the program that wrote it, or a newer one.");
        }

        for (int next = (int)version; next < Latest; next++)
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"BEGIN IMMEDIATE; {Steps[next]} PRAGMA user_version = {next + 1}; COMMIT"));
        }
    }
}
