using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Data;

/// <summary>What must hold on SQLite and PostgreSQL alike.</summary>
[Collection(nameof(OnEachDatabase))]
public class EachDatabaseTests(Databases databases)
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_tables_are_made_once_and_starting_again_changes_nothing(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await store.Store.Write(db =>
        {
            db.Buyers.Add(new BuyerRecord { Id = "b1" });
            return Task.CompletedTask;
        });

        await store.Migrate();

        Assert.Equal(1, await store.Store.Read(db => db.Buyers.CountAsync()));
        Assert.Empty(await store.Store.Read(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task What_is_read_together_is_of_one_moment(Database database)
    {
        await using TestStore store = await databases.Create(database);
        Task Add(string id) => store.Store.Write(db => Task.FromResult(db.Buyers.Add(new BuyerRecord { Id = id })));
        await Add("b1");

        (int before, int after) = await store.Store.Read(async db =>
        {
            int counted = await db.Buyers.CountAsync();
            await Add("b2");
            return (counted, await db.Buyers.CountAsync());
        });

        Assert.Equal((1, 1), (before, after));
        Assert.Equal(2, await store.Store.Read(db => db.Buyers.CountAsync()));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_store_of_another_build_is_refused_in_one_sentence(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await store.Store.Write(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ('20251101000000_Older', '10.0.0')"""));

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(store.Migrate);

        Assert.Contains("'20251101000000_Older' is not known to this one", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Every_table_can_be_read_and_ids_enums_and_instants_come_back_as_they_were(Database database)
    {
        await using TestStore store = await databases.Create(database);
        DateTimeOffset tokyo = new(2026, 11, 22, 21, 0, 0, 123, TimeSpan.FromHours(9));
        StageRecord stage = new()
        {
            Key = "claim-1/Vote/1/Independent",
            InstanceId = "claim-1",
            EventName = "Vote/1/Independent",
            Kind = StageKind.Vote,
            ClaimId = new ClaimId("clm_1"),
            DebtId = new DebtId("debt_1_silent"),
            Round = 1,
            Seat = Seat.Independent,
            NextActor = Party.Expert,
            OpenedAt = tokyo,
            Deadline = tokyo.AddDays(3),
        };
        await store.Store.Write(db =>
        {
            db.Add(stage);
            return Task.CompletedTask;
        });

        StageRecord read = await store.Store.Read(db => db.Stages.SingleAsync(s => s.ClaimId == new ClaimId("clm_1") && s.Kind == StageKind.Vote && s.Deadline > tokyo));

        Assert.Equal((stage.OpenedAt.UtcDateTime, stage.DebtId, stage.NextActor, null), (read.OpenedAt.UtcDateTime, read.DebtId, read.NextActor, read.ClosedAt));
        await store.Store.Read(EveryTable.Count);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Writers_at_once_lose_no_change(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await store.Store.Write(db =>
        {
            db.Sellers.Add(new SellerRecord { Id = "s1" });
            return Task.CompletedTask;
        });

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => CountTen(store.Store)));

        Assert.Equal(160, (await store.Store.Read(db => db.Sellers.SingleAsync())).ClaimsCounted);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_many_requests_that_race_one_files_the_claim(Database database)
    {
        await using TestStore store = await databases.Create(database);
        IntakeDesk desk = new(store.Store);
        await desk.Given(IntakeDesk.Line("o1"));

        IntakeResult[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => desk.File(IntakeDesk.Claim("o1") with { Kind = ClaimKind.NotReceived, Evidence = [] })));

        Assert.Equal(1, results.Count(r => r.Accepted));
        Assert.All(results.Where(r => !r.Accepted), r => Assert.Equal("CLAIM_ALREADY_OPEN", r.Refusal!.Code));
        Assert.Equal((1, 1), (await store.Store.Read(db => db.Claims.CountAsync()), await store.Store.Read(db => db.Timeline.CountAsync(t => t.Kind == TimelineKind.Submitted))));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Two_open_claims_about_one_line_are_impossible_even_past_intake(Database database)
    {
        await using TestStore store = await databases.Create(database);
        IntakeDesk desk = new(store.Store);
        await desk.Given(IntakeDesk.Line("o1"));
        IntakeResult first = await desk.File(IntakeDesk.Claim("o1") with { Kind = ClaimKind.NotReceived, Evidence = [] });
        await store.Store.Write(db => Decided.Close(db, first.ClaimId!.Value, ClaimOutcome.Withdrawn, 0, IntakeDesk.Now));
        await desk.File(IntakeDesk.Claim("o1") with { Kind = ClaimKind.NotReceived, Evidence = [] });

        Task Reopen() => store.Store.Write(async db =>
        {
            foreach (ClaimLineRecord line in await db.ClaimLines.ToListAsync())
            {
                line.ClosedAt = null;
            }
        });

        await Assert.ThrowsAsync<DbUpdateException>(Reopen);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_entry_of_the_timeline_is_added_once_by_those_who_race(Database database)
    {
        await using TestStore store = await databases.Create(database);
        Timeline timeline = new(new Outbox(), new FixedClock(ThePack.Noon));

        bool[] added = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            store.Store.Write(db => timeline.Append(db, new ClaimId("clm_1"), "paid", Party.System, TimelineKind.BuyerPaid, Audience.Both))));

        Assert.Equal(1, added.Count(a => a));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Orders_are_imported_and_claims_about_them_checked_for_fraud(Database database)
    {
        await using TestStore store = await databases.Create(database);
        using MemoryStream csv = new(Encoding.UTF8.GetBytes(
            "order_id,line,buyer_id,seller_id,product_id,quantity,unit_price,freight,currency,status,purchased_at,estimated_delivery_at,seller_contacted_at\n"
            + "o1,1,b1,s1,p1,1,20,5,BRL,shipped,2026-11-01T00:00:00Z,2026-11-10T00:00:00Z,2026-11-12T00:00:00Z\n"));
        ImportReport report = await new OrderImport(store.Store, TimeProvider.System).Import(csv, null, CancellationToken.None);
        IntakeResult filed = await new IntakeDesk(store.Store).File(IntakeDesk.Claim("o1") with { Kind = ClaimKind.NotReceived, Evidence = [] });

        FraudCheckRecord check = await store.Store.Read(async db =>
            await new FraudDesk().Check(db, await db.Claims.SingleAsync(c => c.Id == filed.ClaimId!.Value), ThePack.Pack, ThePack.Noon));

        Assert.Equal((1L, FraudBand.Clear), (report.Added, check.Band));
    }

    private static async Task CountTen(AtoZStore store)
    {
        for (int i = 0; i < 10; i++)
        {
            await store.Write(async db => (await db.Sellers.SingleAsync()).ClaimsCounted++);
        }
    }
}
