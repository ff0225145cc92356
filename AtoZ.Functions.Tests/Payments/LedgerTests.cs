using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Payments;

[Trait("Rule", "DEBT-03")]
public sealed class LedgerTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly ClaimId Claim = new("clm_1");
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.Create();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_booking_that_does_not_sum_to_zero_is_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Post("k", 100, -99));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Post("k", 100));
        Assert.Empty(await Balances());
    }

    [Fact]
    public async Task A_repeat_books_nothing_and_another_booking_under_the_same_key_is_refused()
    {
        Assert.True(await Post("k", 100, -100));
        Assert.False(await Post("k", 100, -100));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Post("k", 101, -101));
        Assert.Equal([100L, -100L], (await Balances()).Select(b => b.AmountMinor).OrderDescending());
    }

    [Fact]
    public async Task Held_money_is_taken_the_earliest_due_first_and_never_more_than_there_is()
    {
        await Hold("later", 500, Now.AddDays(9));
        await Hold("sooner", 300, Now.AddDays(2));
        Assert.False(await _store.Store.Write(db => SellerFunds.Hold(db, Disbursement("later", 999, Now), Now)));
        await Take("t1", 400);
        await Take("t1", 400);
        Assert.Equal([("later", 100L), ("sooner", 300L)], (await _store.Store.Read(db => db.Disbursements.OrderBy(d => d.Id).ToListAsync())).Select(d => (d.Id, d.TakenMinor)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Take("t2", 401));
        Assert.Equal(400, (await _store.Store.Read(db => SellerFunds.Held(db, "s", "USD"))).MinorUnits);
        Assert.Equal(0, (await _store.Store.Read(db => SellerFunds.Held(db, "s", "EUR"))).MinorUnits);
    }

    [Fact]
    public async Task An_offset_pays_the_oldest_debt_first_and_leaves_the_living_minimum()
    {
        await Hold("d", 1_000, Now);
        await _store.Store.Write(async db =>
        {
            foreach ((string id, int age, long amount) in new[] { ("young", 1, 900L), ("old", 5, 500L) })
            {
                DebtRecord debt = Debt(id, age, amount);
                db.Debts.Add(debt);
                await DebtBook.Open(db, debt);
            }
        });
        IReadOnlyDictionary<DebtId, Money> offset = await _store.Store.Write(db => Offsets.Apply(db, "s", "USD", "test", Guarantee.Policy.ThePack.Pack.Recovery, Now));
        Assert.Equal((500L, 200L), (offset[new DebtId("old")].MinorUnits, offset[new DebtId("young")].MinorUnits));
        Assert.Equal([DebtState.Recovered, DebtState.Open], await _store.Store.Read(db => db.Debts.OrderBy(d => d.OpenedAt).Select(d => d.State).ToListAsync()));
        Assert.Equal(0, (await Balances()).Sum(b => b.AmountMinor));
        Assert.Equal(700, (await Balances()).Single(b => b.Account == ChartOfAccounts.SellerReceivable).AmountMinor);
    }

    private static DebtRecord Debt(string id, int age, long amount) => new()
    {
        Id = new DebtId(id),
        ClaimId = Claim,
        SellerId = "s",
        AmountMinor = amount,
        Currency = "USD",
        OpenedAt = Now.AddDays(-age),
    };

    private static DisbursementRecord Disbursement(string id, long amount, DateTimeOffset due) =>
        new() { Id = id, SellerId = "s", AmountMinor = amount, Currency = "USD", DueAt = due };

    private Task<bool> Hold(string id, long amount, DateTimeOffset due) => _store.Store.Write(db => SellerFunds.Hold(db, Disbursement(id, amount, due), Now));

    private Task Take(string purpose, long amount)
    {
        Money money = new(amount, "USD");
        return _store.Store.Write(db => SellerFunds.Take(db, new MoneyMove(Claim, purpose, "s", money, Now), new Posting(ChartOfAccounts.ClaimClearing, "clm_1", -money)));
    }

    private Task<bool> Post(string key, params long[] amounts) => _store.Store.Write(db =>
        Ledger.Post(db, key, Claim, "test", Now, [.. amounts.Select((a, i) => new Posting($"account-{i}", "", new Money(a, "USD")))]));

    private Task<IReadOnlyList<AccountBalance>> Balances() => _store.Store.Read(Ledger.Balances);
}
