using AtoZ.Functions.Data;
using AtoZ.Functions.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AtoZ.Functions.Tests.Data;

public class StoreTests
{
    [Fact]
    public void The_migrations_for_SQLite_are_those_of_the_model()
    {
        using SqliteAtoZDb db = new SqliteDesignTimeFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "regenerate the migrations: the model of SqliteAtoZDb has changed");
    }

    [Fact]
    public void The_migrations_for_PostgreSQL_are_those_of_the_model()
    {
        using PostgresAtoZDb db = new PostgresDesignTimeFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "regenerate the migrations: the model of PostgresAtoZDb has changed");
    }

    [Fact]
    public async Task SQLite_waits_for_the_disk_writes_ahead_and_keeps_foreign_keys()
    {
        await using TestStore store = await TestStore.Create();

        Assert.Equal("wal", await Pragma(store, "journal_mode"));
        Assert.Equal("2", await Pragma(store, "synchronous"));
        Assert.Equal("30000", await Pragma(store, "busy_timeout"));
        Assert.Equal("1", await Pragma(store, "foreign_keys"));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing()
    {
        await using TestStore store = await TestStore.Create();

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Store.Write(async db =>
        {
            db.Buyers.Add(new BuyerRecord { Id = "b1" });
            await db.SaveChangesAsync();
            throw new InvalidOperationException("the work failed after its first save");
        }));

        Assert.Equal(0, await store.Store.Read(db => db.Buyers.CountAsync()));
    }

    [Fact]
    public async Task Instants_sort_and_compare_in_the_database_as_they_do_in_time()
    {
        await using TestStore store = await TestStore.Create();
        DateTimeOffset noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset earlierInTokyo = new(2026, 11, 22, 20, 59, 59, TimeSpan.FromHours(9));
        await store.Store.Write(db =>
        {
            db.Nonces.Add(new NonceRecord { Value = "noon", LinkId = "l", IssuedAt = noon });
            db.Nonces.Add(new NonceRecord { Value = "tokyo", LinkId = "l", IssuedAt = earlierInTokyo });
            return Task.CompletedTask;
        });

        List<string> before = await store.Store.Read(db => db.Nonces.Where(n => n.IssuedAt < noon).Select(n => n.Value).ToListAsync());

        Assert.Equal(["tokyo"], before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("mysql://somewhere")]
    [InlineData("sqlite:")]
    public void A_database_setting_that_is_missing_or_of_another_form_is_refused_by_name(string? setting)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database", setting)]).Build();

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => StoreSettings.From(configuration));

        Assert.Contains("'Database'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite:/data/atoz.db", "SQLite, /data/atoz.db")]
    [InlineData("Host=db.example;Database=atoz;Username=app;Password=hush", "PostgreSQL, db.example, atoz")]
    public void What_the_log_says_of_it_is_where_it_is_and_no_password(string setting, string said)
    {
        using TempFolder folder = new();
        string text = setting.Replace("/data", folder.Path, StringComparison.Ordinal);
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database", text)]).Build();
        Assert.Equal(said.Replace("/data", folder.Path, StringComparison.Ordinal), StoreSettings.From(configuration).ToString());
    }

    private static Task<string> Pragma(TestStore store, string name) => store.Store.Read(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using System.Data.Common.DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name};";
        return (await command.ExecuteScalarAsync())!.ToString()!;
    });
}
