using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Payments;

/// <summary>Whatever is taken, offset, paid out and released of a seller's money, in any order: disbursements and ledger agree.</summary>
public sealed class SellerFundsSimulationTests : IAsyncLifetime
{
    private const string Seller = "s";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Steps = ["debit", "offset", "minimum", "raised minimum", "release", "refund"];
    private TestStore _store = null!;
    private int _keys;

    public static IEnumerable<object[]> Pairs => Steps.SelectMany(first => Steps.Select(second => new object[] { first, second }));

    public async Task InitializeAsync() => _store = await TestStore.Create();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Two_takings_of_one_disbursement(string first, string second)
    {
        await Hold(1_001);
        await Step(first, 333);
        await Step(second, 400);
        await Agree($"{first}, {second}");
        while (await _store.Store.Read(db => db.Disbursements.AnyAsync(d => d.ReleasedAt == null)))
        {
            await Step("release", 0);
            await Agree($"{first}, {second}, release");
        }

        Assert.Equal(0, await Booked());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_order(int seed)
    {
#pragma warning disable CA5394 // A seed that repeats is the point.
        Random random = new(seed);
        for (int n = 0; n < 120; n++)
        {
            if (random.Next(3) == 0)
            {
                await Hold(random.Next(1, 2_000));
            }

            string step = Steps[random.Next(Steps.Length)];
            await Step(step, random.Next(1, 900));
            await Agree($"seed {seed}, step {n}: {step}");
        }
#pragma warning restore CA5394
    }

    private Task<bool> Hold(long minor) => _store.Store.Write(db => SellerFunds.Hold(
        db, new DisbursementRecord { Id = $"d{_keys++}", SellerId = Seller, AmountMinor = minor, Currency = "USD", DueAt = Now.AddDays(_keys) }, Now));

    private Task Step(string step, long minor) => _store.Store.Write(async db =>
    {
        DisbursementRecord? oldest = await db.Disbursements.Where(d => d.ReleasedAt == null).OrderBy(d => d.DueAt).FirstOrDefaultAsync();
        Task done = (step, oldest) switch
        {
            ("debit", _) => Take(db, Math.Min(minor, (await SellerFunds.Held(db, Seller, "USD")).MinorUnits), 0),
            ("offset", _) => Take(db, Math.Min(minor, (await SellerFunds.Offsettable(db, Seller, "USD", 30)).MinorUnits), 30),
            ("refund", _) => new LedgerGateway().Refund(db, Move(minor), Against(minor)),
            (_, null) => Task.CompletedTask,
            ("minimum", _) => SellerFunds.ReleaseMinimum(db, oldest, 30, Now),
            ("raised minimum", _) => SellerFunds.ReleaseMinimum(db, oldest, 45, Now),
            _ => SellerFunds.Release(db, oldest, Now),
        };
        await done;
    });

    private Task Take(AtoZDb db, long minor, int minimumPercent) =>
        minor == 0 ? Task.CompletedTask : SellerFunds.Take(db, Move(minor), Against(-minor), minimumPercent);

    private MoneyMove Move(long minor) => new(new ClaimId("clm_1"), $"test-{_keys++}", Seller, new Money(minor, "USD"), Now);

    private static Posting Against(long minor) => new(ChartOfAccounts.Cash, "", new Money(minor, "USD"));

    private async Task Agree(string after)
    {
        List<Difference> differences = await _store.Store.Read(BookDifferences.Of);
        Assert.True(differences.Count == 0, $"After {after}: {string.Join("; ", differences.Select(d => d.What))}");
    }

    private Task<long> Booked() => _store.Store.Read(db => db.LedgerPostings.Where(p => p.Account == ChartOfAccounts.SellerFunds).SumAsync(p => p.AmountMinor));
}
