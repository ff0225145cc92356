using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Dossiers;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

[Collection(nameof(OnEachDatabase))]
public class ChainTests(Databases databases)
{
    private static readonly ClaimId Claim = new("clm_1");

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Entries_are_chained_as_they_are_written_and_come_back_with_the_same_hashes(Database database)
    {
        await using TestStore store = await databases.Create(database);

        IReadOnlyList<ChainEntry> entries = await Written(store);

        Assert.Equal([1, 2, 3], entries.Select(e => e.Number));
        Assert.Null(ChainCheck.First(Claim.Value, entries));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Those_who_race_share_one_chain(Database database)
    {
        await using TestStore store = await databases.Create(database);
        Timeline timeline = new(new Outbox(), new FixedClock(ThePack.Noon));

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => store.Store.Write(db => timeline.Append(db, Claim, $"k{i}", Party.System, TimelineKind.Reminded, Audience.Both))));

        IReadOnlyList<ChainEntry> entries = await Read(store);
        Assert.Equal(Enumerable.Range(1, 12), entries.Select(e => e.Number));
        Assert.Null(ChainCheck.First(Claim.Value, entries));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_database_refuses_to_change_or_remove_an_entry_but_lets_its_facts_be_erased(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await Written(store);

        foreach (string attempt in new[] { """UPDATE timeline SET "Data" = '{}'""", """UPDATE timeline SET "Hash" = 'x', "Salt" = ''""", "DELETE FROM timeline" })
        {
            await Assert.ThrowsAnyAsync<Exception>(() => store.Store.Write(db => db.Database.ExecuteSqlRawAsync(attempt)));
        }

        await store.Store.Write(db => db.Database.ExecuteSqlRawAsync("""UPDATE timeline SET "Data" = '{{}}', "Salt" = '' WHERE "Number" = 2"""));
        IReadOnlyList<ChainEntry> entries = await Read(store);
        Assert.Null(entries[1].Content);
        Assert.Null(ChainCheck.First(Claim.Value, entries));
    }

    [Fact]
    public async Task Each_way_to_tamper_is_named()
    {
        await using TestStore store = await databases.Create(Database.Sqlite);
        IReadOnlyList<ChainEntry> e = await Written(store);
        ChainEntry edited = e[1] with { Content = e[1].Content!.Replace("two", "2", StringComparison.Ordinal) };
        ChainEntry replaced = edited with { ContentHash = CanonicalJson.Sha256(edited.Content!) };
        ChainEntry rehashed = replaced with { Hash = Chain.Link(2, replaced.ContentHash, e[0].Hash) };

        Assert.Equal("ENTRY_EDITED", Code(e[0], edited, e[2]));
        Assert.Equal("CHAIN_BROKEN", Code(e[0], replaced, e[2]));
        Assert.Equal("CHAIN_BROKEN", Code(e[0], rehashed, e[2]));
        Assert.Equal("ENTRY_REMOVED", Code(e[0], e[2]));
        Assert.Equal("ENTRY_REMOVED", Code(e[1], e[2]));
        Assert.Equal("ENTRY_MOVED", Code(e[1], e[0], e[2]));
        Assert.Equal("ENTRY_INSERTED", Code(e[0], e[1], e[1], e[2]));
        Assert.Equal("ENTRY_EDITED", ChainCheck.First("clm_2", e)!.Code);
        Assert.Null(Code(e[0], e[1] with { Content = null }, e[2]));
    }

    private static string? Code(params ChainEntry[] entries) => ChainCheck.First(Claim.Value, entries)?.Code;

    private static TimelineRecord Old(string key) => new()
    {
        ClaimId = Claim,
        Key = key,
        At = ThePack.Noon,
        Actor = Party.System,
        Kind = TimelineKind.Reminded,
        Audience = Audience.Both,
        Data = "{}",
    };

    private static async Task<IReadOnlyList<ChainEntry>> Written(TestStore store)
    {
        Timeline timeline = new(new Outbox(), new FixedClock(ThePack.Noon.AddTicks(7)));
        await store.Store.Write(async db =>
        {
            await timeline.Append(db, Claim, "one", Party.Buyer, TimelineKind.Submitted, Audience.Both, new Dictionary<string, string> { ["z"] = "1", ["a"] = "ü\"" });
            await timeline.Append(db, Claim, "two", Party.System, TimelineKind.FraudChecked, Audience.Staff);
        });
        await store.Store.Write(db => timeline.Append(db, Claim, "three", Party.Seller, TimelineKind.SellerAnswered, Audience.Both));
        return await Read(store);
    }

    private static async Task<IReadOnlyList<ChainEntry>> Read(TestStore store) =>
        [.. (await store.Store.Read(db => db.Timeline.OrderBy(t => t.Number).ToListAsync())).Select(t => new ChainEntry(t.Number, Chain.Content(t), t.ContentHash, t.Hash))];
}
