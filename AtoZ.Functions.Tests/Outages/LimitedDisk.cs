using AtoZ.Functions.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Tests.Outages;

/// <summary>A disk that a test fills and empties: SQLite itself answers SQLITE_FULL as soon as its file would grow.</summary>
internal sealed class LimitedDisk
{
    private const long Most = 1_073_741_823;
    private volatile bool _isFull;

    /// <summary>Whether there is no room left.</summary>
    public bool IsFull
    {
        get => _isFull;
        set => _isFull = value;
    }

    /// <summary>Lets the app's store be on this disk.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.RemoveAll<Func<AtoZDb>>();
        services.AddSingleton<Func<AtoZDb>>(provider =>
        {
            IDbContextFactory<SqliteAtoZDb> factory = provider.GetRequiredService<IDbContextFactory<SqliteAtoZDb>>();
            return () => Limited(factory.CreateDbContext());
        });
    }

    private SqliteAtoZDb Limited(SqliteAtoZDb db)
    {
        SqliteConnection connection = (SqliteConnection)db.Database.GetDbConnection();
        connection.StateChange -= Limit;
        connection.StateChange += Limit;
        return db;
    }

    private void Limit(object sender, System.Data.StateChangeEventArgs change)
    {
        if (change.CurrentState != System.Data.ConnectionState.Open)
        {
            return;
        }

        using SqliteCommand limit = ((SqliteConnection)sender).CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        limit.CommandText = $"PRAGMA max_page_count = {(_isFull ? 1 : Most)}";
#pragma warning restore CA2100
        limit.ExecuteNonQuery();
    }
}
