using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §9: money that came in is booked whole; what is more than owed is shown and goes back to whoever paid it.</summary>
public class A_debt_is_overpaid
{
    [Trait("Case", "5")]
    [Fact]
    public async Task What_an_insurer_pays_beyond_the_debt_is_kept_and_named_until_it_goes_back()
    {
        await using Story story = await Owed();
        for (int payment = 1; payment <= 3; payment++)
        {
            Assert.True((await story.Receives(9_000, DebtPayer.Insurer, $"E2E-{payment}", wake: payment == 3)).Accepted);
        }

        Assert.Equal((DebtState.Recovered, 8_000L, 19_000L), await Debt(story));
        Assert.Equal((27_000, -19_000), (await story.Balance(ChartOfAccounts.Cash), await story.Balance(ChartOfAccounts.Overpayments)));
        Assert.Equal(["OVERPAID"], await story.Differences());
        Assert.Equal(3, (await story.Store.Read(db => db.Timeline.CountAsync(t => t.Key.StartsWith("overpaid/")))));

        Assert.False(await Returns(story, 19_001, "OUT-1"));
        Assert.True(await Returns(story, 19_000, "OUT-2"));
        Assert.True(await Returns(story, 19_000, "OUT-2"));
        Assert.Equal((8_000, 0), (await story.Balance(ChartOfAccounts.Cash), await story.Balance(ChartOfAccounts.Overpayments)));
        Assert.Empty(await story.Differences());
        await story.EndsWellAfter(TimeSpan.FromDays(8), ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task What_a_seller_pays_beyond_the_debt_goes_out_with_the_next_disbursement()
    {
        await using Story story = await Owed();
        await story.PaysDebt(9_000);

        Assert.Equal((-1_000, 1_000L), (await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller), (await story.Store.Read(db => SellerFunds.Held(db, Market.Seller, "USD"))).MinorUnits));
        await story.Services.GetRequiredService<DueDisbursements>().Release();
        Assert.Equal(0, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task Money_that_arrives_after_the_debt_ended_is_booked_and_goes_back()
    {
        await using Story story = await Owed();
        await story.PaysDebt(8_000);
        await story.Pass(TimeSpan.FromDays(8));
        Assert.Empty(await story.OpenStages());

        Assert.True((await story.PaysDebt(500)).Accepted);
        Assert.True((await story.Receives(700, DebtPayer.Agency)).Accepted);
        Assert.Equal((-500, -700), (await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller), await story.Balance(ChartOfAccounts.Overpayments)));
        Assert.Equal((DebtState.Recovered, 8_000L, 700L), await Debt(story));
    }

    [Fact]
    public async Task A_payment_needs_a_reference_that_is_new()
    {
        await using Story story = await Owed();
        Assert.Equal("REFERENCE_REQUIRED", (await story.Receives(100, DebtPayer.Agency, " ")).Refusal?.Code);
        Assert.True((await story.Receives(100, DebtPayer.Agency, "E2E-1")).Accepted);
        Assert.Equal("PAYMENT_KNOWN", (await story.Receives(200, DebtPayer.Insurer, "e2e-1 ")).Refusal?.Code);
        Assert.Equal("AMOUNT_NOT_POSITIVE", (await story.Receives(0, DebtPayer.Agency)).Refusal?.Code);
        Assert.Equal(7_900, (await story.DebtRecord()).Outstanding.MinorUnits);
    }

    private static async Task<Story> Owed()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        return story;
    }

    private static async Task<(DebtState, long, long)> Debt(Story story)
    {
        DebtRecord debt = await story.DebtRecord();
        return (debt.State, debt.RecoveredMinor, debt.OverpaidMinor);
    }

    private static Task<bool> Returns(Story story, long amountMinor, string reference) => story.Store.Write(async db =>
        await DebtReceipts.Return(db, await db.Debts.SingleAsync(d => d.Id == story.Debt), new Money(amountMinor, "USD"), reference, story.Now));
}
