using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AtoZ.Bench;

/// <summary>What SQLite itself can do on this disk, in this run: WAL, synchronous=FULL, rows of 200 bytes.</summary>
internal static class Floor
{
    /// <summary>Rows per second with so many rows in each commit, into an append-only log.</summary>
    public static double RowsPerSecond(string file, int rowsPerCommit, TimeSpan duration)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, payload BLOB)");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO log (payload) VALUES ($payload)";
        insert.Parameters.AddWithValue("$payload", new byte[200]);
        insert.Prepare();

        long rows = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            Execute(connection, "BEGIN IMMEDIATE");
            for (int i = 0; i < rowsPerCommit; i++)
            {
                insert.ExecuteNonQuery();
            }

            Execute(connection, "COMMIT");
            rows += rowsPerCommit;
        }

        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the literals of this file come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
