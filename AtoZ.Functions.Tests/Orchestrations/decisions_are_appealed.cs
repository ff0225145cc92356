using AtoZ.Functions.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Orchestrations.Support;
using Microsoft.DurableTask.Client;
using Xunit;

namespace AtoZ.Functions.Tests.Orchestrations;

/// <summary>PROCESS §7: either side may appeal a decision; a won appeal puts money and metrics right together.</summary>
public class Decisions_are_appealed
{
    [Fact]
    public async Task The_buyer_wins_after_a_refusal_and_is_paid()
    {
        await using Story story = await Refused();
        await story.Appeals(Party.Buyer);
        Assert.Equal(ClaimStatus.Closed, (await story.Record()).Status);
        await story.Votes("Marketplace", true);
        await story.Votes("Independent", true);
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        await story.PaysDebt(8_000);

        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.Appeal(story.Claim, 2)));
        Assert.Null((await story.Record()).RefusalReasons);
        Assert.Contains("Buyer: AppealDecided", await story.Mails());
    }

    [Fact]
    public async Task The_buyer_loses_and_the_refusal_stands()
    {
        await using Story story = await Refused();
        await story.Appeals(Party.Buyer);
        await story.Votes("Marketplace", false);
        await story.Votes("Independent", false);

        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Empty(await story.Store.Read(Ledger.Balances));
    }

    [Fact]
    public async Task The_seller_wins_and_gets_money_and_metrics_back_while_the_buyer_keeps_the_payment()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.PaysDebt(3_000);
        Assert.Equal(1, (await story.SellerRecord()).ClaimsCounted);
        await story.Appeals(Party.Seller);
        await story.Votes("Marketplace", false);
        await story.Votes("Independent", false);

        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
        Assert.Equal((DebtState.Cancelled, 0, 0L), ((await story.DebtRecord()).State, (await story.SellerRecord()).ClaimsCounted, await story.Balance(ChartOfAccounts.SellerReceivable)));
        Assert.Equal(-3_000, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(8_000, await story.Balance(ChartOfAccounts.ReversalExpense));
        Assert.Equal(-8_000, await story.Balance(ChartOfAccounts.BuyerPayouts));
        Assert.Contains(TimelineKind.Reversed, await story.Timeline());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.Recovery(story.Debt)));
    }

    [Fact]
    public async Task The_seller_loses_and_the_recovery_goes_on()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Appeals(Party.Seller);
        await story.Votes("Marketplace", true);
        await story.Votes("Independent", true);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, DebtState.Open), ((await story.Record()).Outcome, (await story.DebtRecord()).State));
        await story.PaysDebt(8_000);
        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
    }

    private static async Task<Story> Refused()
    {
        Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.Votes("Marketplace", false);
        await story.Votes("Independent", false);
        return story;
    }
}
