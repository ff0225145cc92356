using AtoZ.Functions.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.Data;

/// <summary>The file that a first start on SQLite makes, made once for all tests: a copy costs a hundredth of the migration. Tests of the start itself begin with nothing.</summary>
internal static class MigratedStore
{
    private static readonly Task<byte[]> Made = Make();

    /// <summary>Puts an empty store where an app, or a test, is going to look for its own.</summary>
    public static async Task CopyTo(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, await Made);
    }

    private static async Task<byte[]> Make()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("atoz-migrated-");
        string path = Path.Combine(folder.FullName, "atoz.db");

        // Without a pool the file is whole as soon as its one connection is closed.
        string connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        await using (SqliteAtoZDb db = new(new DbContextOptionsBuilder<SqliteAtoZDb>().UseSqlite(connection).Options))
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        }

        byte[] made = await File.ReadAllBytesAsync(path);
        folder.Delete(recursive: true);
        return made;
    }
}
