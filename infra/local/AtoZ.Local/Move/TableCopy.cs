using System.Globalization;
using AtoZ.Functions.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AtoZ.Local.Move;

/// <summary>How many rows a table has on both sides.</summary>
internal sealed record TableCount(string Table, long Rows);

/// <summary>Takes one table from SQLite to PostgreSQL, by the model of each: instants, enumerations and ids are written as the app there writes them.</summary>
internal abstract class TableCopy
{
    private const int RowsAtOnce = 500;

    /// <summary>The copy of a row's type.</summary>
    public static TableCopy Of(Type row) => (TableCopy)Activator.CreateInstance(typeof(TableOf<>).MakeGenericType(row))!;

    /// <summary>Refuses a table with rows.</summary>
    /// <exception cref="MoveException">It has some.</exception>
    public abstract Task MustBeEmpty(AtoZDb to, CancellationToken cancellationToken);

    /// <summary>Copies it, and looks whether each row is there as it was here.</summary>
    /// <exception cref="MoveException">One is not.</exception>
    public abstract Task<TableCount> Copy(AtoZDb from, AtoZDb to, CancellationToken cancellationToken);

    private sealed class TableOf<T> : TableCopy
        where T : class
    {
        // An app that has started there has written down its public key, and nothing else.
        private HashSet<string> _keysThere = [];

        public override async Task MustBeEmpty(AtoZDb to, CancellationToken cancellationToken)
        {
            if (typeof(T) == typeof(RecordKeyRecord))
            {
                _keysThere = [.. await to.RecordKeys.Select(k => k.Id).ToListAsync(cancellationToken)];
            }
            else if (await to.Set<T>().AnyAsync(cancellationToken))
            {
                throw new MoveException($"The database is not empty: '{Name(to)}' has rows. Take one in which AtoZ had no case yet.");
            }
        }

        public override async Task<TableCount> Copy(AtoZDb from, AtoZDb to, CancellationToken cancellationToken)
        {
            RowDigest sent = new(from.Model.FindEntityType(typeof(T))!);
            await foreach (T[] rows in from.Set<T>().AsNoTracking().AsAsyncEnumerable().Where(IsNew).Chunk(RowsAtOnce).WithCancellation(cancellationToken))
            {
                foreach (T row in rows)
                {
                    sent.Add(row);
                }

                to.AddRange(rows);
                await to.SaveChangesAsync(cancellationToken);
                to.ChangeTracker.Clear();
            }

            RowDigest arrived = new(to.Model.FindEntityType(typeof(T))!);
            await foreach (T row in to.Set<T>().AsNoTracking().AsAsyncEnumerable().Where(IsNew).WithCancellation(cancellationToken))
            {
                arrived.Add(row);
            }

            if (!arrived.IsSameAs(sent))
            {
                throw new MoveException($"'{Name(to)}' has {arrived.Rows} rows in PostgreSQL that are not the {sent.Rows} that were sent. Nothing was exported.");
            }

            await NumberOn(from, to, cancellationToken);
            return new TableCount(Name(to), sent.Rows);
        }

        private bool IsNew(T row) => row is not RecordKeyRecord key || !_keysThere.Contains(key.Id);

        private static string Name(AtoZDb db) => db.Model.FindEntityType(typeof(T))!.GetTableName()!;

        // The next row gets the number that it would have had here, also where the last ones are gone: receivers of webhooks remember theirs.
        private static async Task NumberOn(AtoZDb from, AtoZDb to, CancellationToken cancellationToken)
        {
            IEntityType type = to.Model.FindEntityType(typeof(T))!;
            if (type.FindPrimaryKey()!.Properties is not [{ ValueGenerated: ValueGenerated.OnAdd } number] || await Last(from, cancellationToken) is not { } last)
            {
                return;
            }

            (string table, string column) = ($"\"{Name(to)}\"", number.GetColumnName());
            await to.Database.ExecuteSqlAsync($"SELECT setval(pg_get_serial_sequence({table}, {column}), {last})", cancellationToken);
        }

        private static async Task<long?> Last(AtoZDb from, CancellationToken cancellationToken)
        {
            await using SqliteCommand command = ((SqliteConnection)from.Database.GetDbConnection()).CreateCommand();
            command.Transaction = (SqliteTransaction)from.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = "SELECT seq FROM sqlite_sequence WHERE name = $table";
            command.Parameters.AddWithValue("$table", Name(from));
            return await command.ExecuteScalarAsync(cancellationToken) is { } last ? Convert.ToInt64(last, CultureInfo.InvariantCulture) : null;
        }
    }
}
