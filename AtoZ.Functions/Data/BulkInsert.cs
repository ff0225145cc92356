using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AtoZ.Functions.Data;

/// <summary>
/// Inserts many new rows by one prepared statement, in the caller's transaction. The change tracker costs more than the database does where a
/// million rows come in; it learns nothing of these.
/// </summary>
internal static class BulkInsert
{
    /// <summary>Inserts rows that are not in the store. On other databases than SQLite the change tracker's own batches do it.</summary>
    public static async Task Add<T>(AtoZDb db, IReadOnlyList<T> rows)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (!db.Database.IsSqlite())
        {
            db.AddRange(rows);
            return;
        }

        IEntityType type = db.Model.FindEntityType(typeof(T))!;
        List<Column> columns = [.. Columns(type)];
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText =
            $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        DbParameter[] parameters = [.. columns.Select((_, i) => Parameter(command, i))];
        await command.PrepareAsync();
        foreach (T row in rows)
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = columns[i].Of(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    private static DbParameter Parameter(DbCommand command, int number)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{number}";
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static IEnumerable<Column> Columns(IEntityType type)
    {
        StoreObjectIdentifier table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        return type.GetProperties().Select(p =>
        {
            Func<object?, object?>? convert = p.GetTypeMapping().Converter?.ConvertToProvider;
            IClrPropertyGetter getter = p.GetGetter();
            return new Column(p.GetColumnName(table)!, row => getter.GetClrValueUsingContainingEntity(row) is { } value && convert is not null ? convert(value) : getter.GetClrValueUsingContainingEntity(row));
        });
    }

    private sealed record Column(string Name, Func<object, object?> Of);
}
