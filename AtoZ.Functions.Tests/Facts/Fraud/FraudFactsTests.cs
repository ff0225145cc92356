using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence.Pictures;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Fraud;

/// <summary>The facts behind FRAUD-15 to FRAUD-31, read from real tables, and what comes later is not seen.</summary>
[Collection(nameof(OnEachDatabase))]
public class FraudFactsTests(Databases databases)
{
    private const long Lamp = 0x3A5C_96F0_1E2D_8B47;

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_picture_that_looks_the_same_is_found_in_the_claim_of_another_buyer(Database database)
    {
        await using Case world = await Case.Open(databases, database);
        ClaimId other = await world.Claim("o1", "b2");
        ClaimId claim = await world.Claim("o2", "b1");
        await world.Picture(other, "f1", Lamp ^ 0b11_0001, "aa");
        await world.Picture(claim, "f2", Lamp, "bb");

        FraudFinding similar = await world.Finding(claim, "FRAUD-15");

        Assert.Equal((true, 1m), (similar.Fired, similar.Value));
        Assert.False((await world.Finding(claim, "FRAUD-07")).Fired);
    }

    [Fact]
    public async Task The_same_bytes_count_as_the_same_file_and_not_again_as_similar()
    {
        await using Case world = await Case.Open(databases, Database.Sqlite);
        ClaimId other = await world.Claim("o1", "b2");
        ClaimId claim = await world.Claim("o2", "b1");
        await world.Picture(other, "f1", Lamp, "aa");
        await world.Picture(claim, "f2", Lamp, "aa");

        Assert.True((await world.Finding(claim, "FRAUD-07")).Fired);
        Assert.False((await world.Finding(claim, "FRAUD-15")).Fired);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Another_account_with_the_same_card_that_claimed_is_found(Database database)
    {
        await using Case world = await Case.Open(databases, database);
        await world.Mark("b1", " Card-1 ");
        await world.Mark("b2", "card-1");
        await world.Mark("b3", "card-1");
        await world.Claim("o1", "b2");
        ClaimId claim = await world.Claim("o2", "b1");

        FraudFinding shared = await world.Finding(claim, "FRAUD-16");

        Assert.Equal((true, 1m), (shared.Fired, shared.Value));
    }

    [Fact]
    public async Task A_card_seen_after_the_claim_is_not_known_at_the_claim()
    {
        await using Case world = await Case.Open(databases, Database.Sqlite);
        await world.Claim("o1", "b2");
        ClaimId claim = await world.Claim("o2", "b1");
        await world.Mark("b1", "card-1", IntakeDesk.Now.AddMinutes(1));
        await world.Mark("b2", "card-1");

        Assert.False((await world.Finding(claim, "FRAUD-16")).Fired);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Orders_of_others_with_the_same_parcel_and_the_city_of_the_scan_are_read(Database database)
    {
        await using Case world = await Case.Open(databases, database);
        ClaimId claim = await world.Claim("o1", "b1", line => (line.TrackingNumber, line.BuyerCity, line.DeliveredCity) = ("T1", "Porto", "Braga "));
        await world.Order("o2", "b2", line => line.TrackingNumber = "T1");
        await world.Order("o3", "b1", line => line.TrackingNumber = "T1");

        Assert.Equal((true, 1m), ((await world.Finding(claim, "FRAUD-22")).Fired, (await world.Finding(claim, "FRAUD-22")).Value));
        Assert.True((await world.Finding(claim, "FRAUD-23")).Fired);
    }

    [Fact]
    public async Task The_same_city_in_other_letters_is_the_same()
    {
        await using Case world = await Case.Open(databases, Database.Sqlite);
        ClaimId claim = await world.Claim("o1", "b1", line => (line.BuyerCity, line.DeliveredCity) = ("porto ", "Porto"));

        Assert.False((await world.Finding(claim, "FRAUD-23")).Fired);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_refund_beside_the_claim_a_new_account_and_words_used_before_are_read(Database database)
    {
        await using Case world = await Case.Open(databases, database);
        foreach (string order in new[] { "p1", "p2", "p3" })
        {
            await world.Contest(await world.Claim(order, "b9"), $"It was  delivered to {"THE DOOR"}.");
        }

        await world.Put(new BuyerRecord { Id = "b1", AccountOpenedAt = IntakeDesk.Now.AddDays(-21) });
        await world.Put(new InsuranceCertificateRecord
        {
            Id = "crt_1",
            SellerId = "s1",
            Insurer = "Insurer",
            ValidFrom = IntakeDesk.Now.AddDays(-366),
            ValidUntil = IntakeDesk.Now.AddDays(-1),
            LimitMinor = 1,
            DeductibleMinor = 0,
            Currency = "USD",
            ReceivedAt = IntakeDesk.Now.AddDays(-300),
        });
        ClaimId claim = await world.Claim("o1", "b1", line => line.UnitPriceMinor = 50_000);
        await world.Refund("o1");

        Assert.True((await world.Finding(claim, "FRAUD-21")).Fired);
        Assert.True((await world.Finding(claim, "FRAUD-19")).Fired);
        Assert.True((await world.Finding(claim, "FRAUD-24")).Fired);
        Assert.Equal(3m, (await world.Finding(claim, "FRAUD-25")).Value);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task What_came_back_who_hides_and_who_reviewed_is_read(Database database)
    {
        await using Case world = await Case.Open(databases, database);
        await world.Put(new BuyerRecord { Id = "b1", DisposableMail = true, HiddenNetwork = false });
        await world.Put(new SellerRecord { Id = "s1", ConnectedReviewers = 4 });
        ClaimId claim = await world.Claim("o1", "b1", line => (line.WeightGrams, line.ReturnWeightGrams, line.Category, line.ReturnPostedAt) = (1_000, 100, "telephony", IntakeDesk.Now));
        await world.Picture(claim, "f1", Lamp, "aa", "Adobe Photoshop 26.1");
        await world.Picture(claim, "f2", Lamp, "bb", "HDR+ 1.0.3");

        Assert.Equal(1m, (await world.Finding(claim, "FRAUD-26")).Value);
        Assert.Equal((true, 0.9m), ((await world.Finding(claim, "FRAUD-27")).Fired, (await world.Finding(claim, "FRAUD-27")).Value));
        Assert.True((await world.Finding(claim, "FRAUD-28")).Fired);
        Assert.Equal(1m, (await world.Finding(claim, "FRAUD-29")).Value);
        Assert.Equal(4m, (await world.Finding(claim, "FRAUD-30")).Value);
    }

    [Theory]
    [InlineData("SN-1", "sn-1 ", 1_000L, 1_000L, 0, 0.0)]
    [InlineData("SN-1", "SN-2", 1_000L, 1_000L, 0, 1.0)]
    [InlineData("SN-1", null, 1_000L, 1_250L, 0, 0.25)]
    [InlineData(null, null, null, 1_000L, 0, null)]
    [InlineData("SN-1", "SN-1", null, null, 0, 0.0)]
    [InlineData("SN-1", "SN-2", 1_000L, 1_000L, 1, null)]
    public async Task A_return_is_compared_by_serial_number_then_by_weight_and_not_before_it_was_posted(string? sent, string? back, long? weight, long? weightBack, int postedAfter, double? differs)
    {
        await using Case world = await Case.Open(databases, Database.Sqlite);
        ClaimId claim = await world.Claim("o1", "b1", line =>
        {
            (line.SerialNumber, line.ReturnSerialNumber, line.WeightGrams, line.ReturnWeightGrams) = (sent, back, weight, weightBack);
            line.ReturnPostedAt = IntakeDesk.Now.AddTicks(postedAfter);
        });

        Assert.Equal((decimal?)differs, (await world.Finding(claim, "FRAUD-27")).Value);
    }

    [Fact]
    public async Task A_rule_that_was_put_off_for_the_buyer_counts_for_nothing_until_it_ends_or_is_lifted()
    {
        await using Case world = await Case.Open(databases, Database.Sqlite);
        await world.Put(new FraudSnoozeRecord
        {
            Id = "snz_1",
            Rule = "FRAUD-21",
            Party = Party.Buyer,
            PartyId = "b1",
            Comment = "The shop refunds freight each time.",
            By = "ines",
            At = IntakeDesk.Now.AddDays(-1),
            Until = IntakeDesk.Now.AddMinutes(1),
        });
        ClaimId claim = await world.Claim("o1", "b1");
        ClaimId another = await world.Claim("o2", "b2");
        await world.Refund("o1");
        await world.Refund("o2");

        Assert.True(await world.Finding(claim, "FRAUD-21") is { Fired: true, Snoozed: true });
        Assert.True(await world.Finding(another, "FRAUD-21") is { Fired: true, Snoozed: false });
        Assert.True(await world.Finding(claim, "FRAUD-21", IntakeDesk.Now.AddMinutes(1)) is { Snoozed: false });
    }

    private sealed class Case(TestStore store) : IAsyncDisposable
    {
        public static async Task<Case> Open(Databases databases, Database database) => new(await databases.Create(database));

        public Task Put(object record) => store.Store.Write(db =>
        {
            db.Add(record);
            return Task.CompletedTask;
        });

        public Task Mark(string buyer, string token, DateTimeOffset? at = null) =>
            store.Store.Write(db => Marks.Record(db, Party.Buyer, buyer, [new MarkBody(MarkKind.Payment, token)], at ?? IntakeDesk.Now.AddDays(-3)));

        public Task Order(string order, string buyer, Action<OrderLine>? with = null)
        {
            OrderLine line = IntakeDesk.Line(order);
            line.BuyerId = buyer;
            with?.Invoke(line);
            return Put(line);
        }

        public async Task<ClaimId> Claim(string order, string buyer, Action<OrderLine>? with = null)
        {
            await Order(order, buyer, with);
            IntakeResult result = await new IntakeDesk(store.Store).File(IntakeDesk.Claim(order) with { BuyerId = buyer, Kind = ClaimKind.NotReceived, Evidence = [] });
            return result.ClaimId ?? throw new InvalidOperationException(result.Refusal?.Detail);
        }

        public Task Picture(ClaimId claim, string id, long fingerprint, string sha, string? madeWith = null) => store.Store.Write(db =>
        {
            EvidenceRecord record = new()
            {
                Id = id,
                ClaimId = claim,
                Party = Party.Buyer,
                FileName = "a.jpg",
                ContentType = "image/jpeg",
                Bytes = 1,
                Sha256 = sha,
                OriginalBlob = "o",
                SharedBlob = "s",
                AddedAt = IntakeDesk.Now,
                Fingerprint = fingerprint,
                MadeWith = madeWith,
            };
            db.Evidence.Add(record);
            FingerprintIndex.Add(db, record);
            return Task.CompletedTask;
        });

        // The bank was faster than the claim.
        public Task<long> Refund(string order) => store.Store.Write(async db => (await db.OrderLines.SingleAsync(o => o.OrderId == order)).RefundedMinor = 1);

        public Task Contest(ClaimId claim, string words) => Put(new CommandRecord
        {
            Id = $"cmd_{claim}",
            ClaimId = claim,
            StageKey = $"claim-{claim}/SellerAnswer/1",
            Kind = CommandKind.SellerContests,
            Party = Party.Seller,
            Actor = "s1",
            Payload = $$"""{"reason":"{{words}}"}""",
            GivenAt = IntakeDesk.Now.AddDays(-2),
            EffectiveAt = IntakeDesk.Now.AddDays(-2),
            State = CommandState.Taken,
        });

        public async Task<FraudFinding> Finding(ClaimId id, string code, DateTimeOffset? now = null) => FraudDesk.Findings(await store.Store.Read(async db =>
            await new FraudDesk().Check(db, await db.Claims.SingleAsync(c => c.Id == id), ThePack.Pack, now ?? IntakeDesk.Now))).Single(f => f.Code == code);

        public ValueTask DisposeAsync() => store.DisposeAsync();
    }
}
