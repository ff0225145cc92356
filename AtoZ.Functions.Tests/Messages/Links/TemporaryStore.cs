using AtoZ.Functions.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.Messages.Links;

/// <summary>A store in a SQLite file of its own, removed with it.</summary>
public sealed class TemporaryStore : IDisposable
{
    public TemporaryStore()
    {
        this.Directory = System.IO.Directory.CreateTempSubdirectory("atoz-test-").FullName;
        string connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(this.Directory, "atoz.db"), Pooling = false }.ToString();
        DbContextOptions<SqliteAtoZDb> options = new DbContextOptionsBuilder<SqliteAtoZDb>().UseSqlite(connection).Options;
        this.Store = new AtoZStore(() => new SqliteAtoZDb(options));
        using SqliteAtoZDb db = new(options);
        db.Database.EnsureCreated();
    }

    public string Directory { get; }

    internal AtoZStore Store { get; }

    public void Dispose()
    {
        this.Store.Dispose();
        System.IO.Directory.Delete(this.Directory, recursive: true);
    }
}
