using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Workflows.Sweeps;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Sweeps;

/// <summary>The databases compare claims and books by themselves: each must find the same.</summary>
[Collection(nameof(OnEachDatabase))]
public class ReconciliationQueriesTests(Databases databases)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Paid = ["clm_right", "clm_less", "clm_silent", "clm_gone", "clm_lines"];
    private static readonly string[] Booked = ["clm_right", "clm_declined", "clm_alone"];

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Each_difference_of_payouts_and_clearing(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await store.Store.Write(async db =>
        {
            db.Claims.AddRange(Claim("clm_right", 500), Claim("clm_less", 300), Claim("clm_silent", 0), Claim("clm_unbooked", 700), Claim("clm_lines", 500));
            db.ClaimLines.AddRange(Line("clm_right", 500), Line("clm_less", 300), Line("clm_silent", 0), Line("clm_unbooked", 700), Line("clm_lines", 200));
            foreach (string id in Paid)
            {
                await Pay(db, id, 500);
            }

            await Ledger.Post(db, "stray", new ClaimId("clm_right"), "stray", Now, new(ChartOfAccounts.Cash, "", new Money(5, "USD")), new(ChartOfAccounts.ClaimClearing, "clm_right", new Money(-5, "USD")));
        });

        List<Difference> found = await store.Store.Read(BookDifferences.Of);
        Assert.Equal(
            ["CLEARING_NOT_EMPTY clm_right", "PAID_DIFFERS clm_gone", "PAID_DIFFERS clm_less", "PAID_DIFFERS clm_lines", "PAID_DIFFERS clm_silent", "PAID_DIFFERS clm_unbooked"],
            found.Select(d => $"{d.Code} {d.Subject}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Each_difference_of_payments(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await store.Store.Write(async db =>
        {
            foreach (string id in Booked)
            {
                await Pay(db, id, 500);
            }

            db.PaymentOrders.AddRange(
                Order("clm_right", PaymentState.Succeeded), Order("clm_declined", PaymentState.Declined), Order("clm_unbooked", PaymentState.Succeeded), Order("clm_unknown", PaymentState.Pending));
        });

        List<Difference> found = await store.Store.Read(db => PaymentDifferences.Of(db, Now.AddHours(1), serviceIsUsed: true));
        Assert.Equal(
            ["BOOKED_NOT_PAID clm_alone:pay-buyer", "BOOKED_NOT_PAID clm_declined:pay-buyer", "PAYMENT_NOT_BOOKED clm_unbooked:pay-buyer", "PAYMENT_UNKNOWN clm_unknown:pay-buyer"],
            found.Select(d => $"{d.Code} {d.Subject}").Order(StringComparer.Ordinal));
    }

    private static Task<bool> Pay(AtoZDb db, string id, long minor) => Ledger.Post(
        db, $"{id}:{Purposes.PayBuyer}", new ClaimId(id), Purposes.PayBuyer, Now, new(ChartOfAccounts.Cash, "", new Money(minor, "USD")), new(ChartOfAccounts.BuyerPayouts, "b", new Money(-minor, "USD")));

    private static PaymentOrderRecord Order(string id, PaymentState state) => new()
    {
        Key = $"{id}:{Purposes.PayBuyer}",
        ClaimId = new ClaimId(id),
        Kind = PaymentKind.Payout,
        Holder = "b",
        AmountMinor = 500,
        Currency = "USD",
        State = state,
        CreatedAt = Now,
        AskedAt = Now,
        SettledAt = state == PaymentState.Pending ? null : Now,
    };

    private static ClaimLineRecord Line(string id, long paid) =>
        new() { ClaimId = new ClaimId(id), OrderId = id, Line = 1, Quantity = 1, AmountMinor = 500, PaidMinor = paid, ClosedAt = Now };

    private static ClaimRecord Claim(string id, long paid) => new()
    {
        Id = new ClaimId(id),
        OrderId = id,
        Line = 1,
        BuyerId = "b",
        SellerId = "s",
        Kind = ClaimKind.NotReceived,
        Description = "x",
        Remedy = Remedy.Refund,
        AmountMinor = 500,
        Currency = "USD",
        Language = "en",
        FulfilledByMarketplace = false,
        PolicyVersion = "2026-11",
        WorkflowVersion = "1.0",
        FiledAt = Now,
        ClosedAt = Now,
        PaidMinor = paid,
    };
}
