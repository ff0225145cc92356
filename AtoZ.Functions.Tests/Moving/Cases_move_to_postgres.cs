using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Local.Move;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace AtoZ.Functions.Tests.Moving;

/// <summary><c>./run export</c>: claims that run on one machine go on with their stages and deadlines on PostgreSQL, and nobody is paid or mailed twice.</summary>
[Collection(nameof(OnEachDatabase))]
[Trait("Category", "Long")]
public sealed class Cases_move_to_postgres(Databases databases) : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    public static IEnumerable<object[]> Courses => Course.Names;

    [Theory]
    [MemberData(nameof(Courses))]
    public async Task With_new_orchestrations_that_the_sweeps_start_as_on_Azure(string name)
    {
        string elsewhere = _machine.Folder("azure"), postgres = await databases.NewPostgres();

        // It was deployed, and started, before there were cases.
        await (await Machine.Open(elsewhere, database: postgres)).Stop();
        await EndsTheSame(Course.Of(name), elsewhere, postgres, () => TakeKeys(elsewhere));
    }

    [Theory]
    [MemberData(nameof(Courses))]
    public async Task With_the_orchestrations_of_the_machine_beside_them(string name) =>
        await EndsTheSame(Course.Of(name), _machine.Home, await databases.NewPostgres(), () => { });

    [Fact]
    public async Task Numbers_go_on_where_they_were_and_what_cannot_be_changed_here_cannot_be_there()
    {
        string postgres = await databases.NewPostgres();
        await Begin(Course.Of("left a debt"), async story =>
        {
            await story.Store.Write(db => Task.FromResult(db.PolicyEvents.Add(Event("one"))));
            await story.Store.Write(db => Task.FromResult(db.PolicyEvents.Add(Event("two"))));
            await story.Store.Write(db => db.PolicyEvents.Where(p => p.Version == "two").ExecuteDeleteAsync());
        });

        ExportReport report = await Export.Take(_machine.Data, postgres, null, CancellationToken.None);

        Assert.Equal((1, 0, 1), (report.Cases.Claims, report.Cases.OpenClaims, report.Cases.OpenDebts));
        Assert.Equal(0, report.Cases.Ledger.Values.Sum());
        Assert.Null(report.Records.Broken);
        Assert.True(report.Records is { Chains: 1, Entries: > 8, Decisions: > 2 }, report.Records.ToString());
        await using TestStore store = await TestStore.Create(postgres);
        await store.Store.Write(db => Task.FromResult(db.PolicyEvents.Add(Event("three"))));
        Assert.Equal([1, 3], await store.Store.Read(db => db.PolicyEvents.OrderBy(p => p.Sequence).Select(p => p.Sequence).ToListAsync()));
        Exception refused = await Assert.ThrowsAnyAsync<Exception>(() => store.Store.Write(db => db.LedgerPostings.ExecuteUpdateAsync(p => p.SetProperty(x => x.AmountMinor, 1))));
        Assert.Contains("nothing is ever changed", refused.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_PostgreSQL_cannot_keep_keeps_all_of_it_out()
    {
        string postgres = await databases.NewPostgres();
        await Begin(Course.Of("waits for its seller"), story => story.Store.Write(db => Task.FromResult(db.Sellers.Add(new SellerRecord { Id = "s\0" }))));

        await Refused("PostgreSQL refuses: invalid byte sequence", postgres);

        await using TestStore store = await TestStore.Create(postgres);
        Assert.Equal(0, await store.Store.Read(EveryTable.Count));
    }

    [Fact]
    public async Task A_database_that_is_not_empty_or_not_ours_is_refused_and_so_is_an_app_that_runs()
    {
        string used = await databases.NewPostgres(), strange = await databases.NewPostgres(), other = await databases.NewPostgres();
        await using (Story story = await Machine.Open(_machine.Home))
        {
            await Refused("The app runs on", used);
        }

        await using (TestStore store = await TestStore.Create(used))
        {
            await store.Store.Write(db => Task.FromResult(db.Buyers.Add(new BuyerRecord { Id = "b1" })));
        }

        await Refused("The database is not empty: 'buyers' has rows", used);
        await Sql(strange, "CREATE TABLE recipes (name text)");
        await Refused("has tables of something else ('recipes')", strange);
        await using (TestStore store = await TestStore.Create(other))
        {
            await store.Store.Write(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ('20300101000000_Later', '11.0.0')"""));
        }

        await Refused("was made by another build of AtoZ ('20300101000000_Later' is not known to this one)", other);
        await Refused("PostgreSQL refuses", new NpgsqlConnectionStringBuilder(used) { Port = 1 }.ToString());
        await Refused("is no connection string", "postgres please");
    }

    // Forgetting an argument would make two stores that both pay.
    [Fact]
    public async Task The_store_that_was_left_does_not_start_again_by_mistake()
    {
        string postgres = await databases.NewPostgres();
        await Begin(Course.Of("waits for its seller"));
        await Export.Take(_machine.Data, postgres, null, CancellationToken.None);

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Machine.Open(_machine.Home));
        Assert.Contains($"were exported to PostgreSQL, 127.0.0.1, {new NpgsqlConnectionStringBuilder(postgres).Database}", refused.Message, StringComparison.Ordinal);

        // A second export that fails does not make it start; whoever gives the move up, does.
        await Refused("The database is not empty", postgres);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Machine.Open(_machine.Home));
        File.Delete(Path.Combine(Path.GetDirectoryName(_machine.Data.Cases)!, "moved-away.txt"));
        await (await Machine.Open(_machine.Home)).Stop();
    }

    [Fact]
    public async Task An_export_that_fails_leaves_the_store_as_it_was()
    {
        string used = await databases.NewPostgres();
        await Begin(Course.Of("waits for its seller"));
        await using (TestStore store = await TestStore.Create(used))
        {
            await store.Store.Write(db => Task.FromResult(db.Buyers.Add(new BuyerRecord { Id = "b1" })));
        }

        await Refused("The database is not empty", used);
        await (await Machine.Open(_machine.Home)).Stop();
    }

    [Fact]
    public async Task And_so_does_one_that_is_refused_when_all_is_written()
    {
        string postgres = await databases.NewPostgres();
        await Begin(Course.Of("waits for its seller"));
        await (await TestStore.Create(postgres)).DisposeAsync();
        await Sql(postgres, "CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$");
        await Sql(postgres, "CREATE CONSTRAINT TRIGGER last AFTER INSERT ON claims DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION never()");

        await Refused("PostgreSQL refuses: not today", postgres);
        await (await Machine.Open(_machine.Home)).Stop();
    }

    [Fact]
    public async Task The_command_says_what_it_took_along_and_what_is_next()
    {
        string postgres = await databases.NewPostgres();
        await Begin(Course.Of("waits for its seller"));
        using StringWriter said = new(), complained = new();

        int code = await MoveCommand.Run(["export", "--postgres", postgres, "--data", _machine.Data.Path], said, complained);
        int again = await MoveCommand.Run(["export", "--postgres", postgres, "--data", _machine.Data.Path], said, complained);

        Assert.Equal((0, 2), (code, again));
        Assert.Contains("each the same on both sides", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("Cases: 1 claims (1 open), 0 open debts, 0 bookings", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("all of which hold", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("Files: none were sent", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("Next: give the app there LinkSigningKey and RecordSigningKey", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("The database is not empty", Assert.Single(complained.ToString().Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("Username=", complained.ToString(), StringComparison.Ordinal);
    }

    // The machine goes on by itself as well, which nobody should do; here it shows what should come out.
    private async Task EndsTheSame(Course course, string home, string postgres, Action settle)
    {
        string file = _machine.File("before.tar.gz"), original = _machine.Folder("original");
        DateTimeOffset at = await Begin(course);
        await Backup.Take(_machine.Data, file, TimeProvider.System, CancellationToken.None);
        await Restore.Take(file, Machine.DataOf(original), CancellationToken.None);
        string expected = await Ended(course, original, at, "");

        await Export.Take(_machine.Data, postgres, null, CancellationToken.None);
        settle();
        Assert.Equal(expected, await Ended(course, home, at, postgres));

        static async Task<string> Ended(Course course, string home, DateTimeOffset at, string database)
        {
            await using Story story = await Machine.Open(home, at, database);
            await course.End(story);
            Assert.Empty(await story.OpenStages());
            Assert.Equal(-(await story.Record()).PaidMinor, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
            Assert.Equal(ClaimStatus.Closed, (await story.Record()).Status);
            return await Machine.Tell(story);
        }
    }

    private async Task<DateTimeOffset> Begin(Course course, Func<Story, Task>? and = null)
    {
        Story story = await Machine.Open(_machine.Home);
        await course.Begin(story);
        await (and?.Invoke(story) ?? Task.CompletedTask);
        DateTimeOffset at = story.Now;
        await story.Stop();
        return at;
    }

    private void TakeKeys(string home)
    {
        string store = Path.GetDirectoryName(Machine.DataOf(home).Cases)!;
        Directory.CreateDirectory(store);
        foreach (string name in (string[])["app-keys.json", "record-key.txt"])
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(_machine.Data.Cases)!, name), Path.Combine(store, name), overwrite: true);
        }
    }

    private async Task Refused(string said, string postgres)
    {
        MoveException refused = await Assert.ThrowsAsync<MoveException>(() => Export.Take(_machine.Data, postgres, null, CancellationToken.None));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private static async Task Sql(string postgres, string command)
    {
        await using NpgsqlConnection connection = new(postgres);
        await connection.OpenAsync();
        await using NpgsqlCommand sql = new(command, connection);
        await sql.ExecuteNonQueryAsync();
    }

    private static PolicyEventRecord Event(string version) =>
        new() { Version = version, At = Machine.Start, Actor = "Anna", What = "drafted", Reason = "", PackHash = "", Hash = "" };
}
