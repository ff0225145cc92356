using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.DurableTask.Client;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §6: silence → the marketplace pays the buyer at its own expense, recovery starts.</summary>
public class Seller_is_silent
{
    [Fact]
    public async Task The_marketplace_pays_when_the_window_ends_and_not_before()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(71));
        ClaimRecord claim = await story.Record();
        Assert.Equal((ClaimStatus.AwaitingSeller, Party.Seller, Market.Start.AddHours(72)), (claim.Status, claim.NextActor, claim.Deadline));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.BuyerPayouts));

        await story.Pass(TimeSpan.FromHours(2));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Equal(-8_000, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.Equal(8_000, await story.Balance(ChartOfAccounts.SellerReceivable, Market.Seller));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await story.Status(InstanceIds.Recovery(story.Debt)));
    }

    [Fact]
    public async Task Reminders_go_out_24_and_6_hours_before_the_end_and_the_seller_pays_what_is_owed()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.PaysDebt(8_000);

        await story.EndsWellAfter(TimeSpan.FromDays(5), ClaimOutcome.PaidByMarketplace);
        Assert.Equal(
            [
                "Buyer: ClaimReceived", "Seller: SellerNotified", "Seller: SellerReminder", "Seller: SellerReminder",
                "Buyer: DecisionToBuyer", "Seller: DecisionToSeller", "Seller: DebtNotice", "Seller: DebtEnded",
            ],
            await story.Mails());
        Assert.Equal(
            [
                TimelineKind.Submitted, TimelineKind.FraudChecked, TimelineKind.SellerNotified, TimelineKind.Reminded, TimelineKind.Reminded,
                TimelineKind.SellerSilent, TimelineKind.BuyerPaid, TimelineKind.RecoveryStarted, TimelineKind.Closed,
                TimelineKind.RecoveryAttempted, TimelineKind.RecoveryEnded,
            ],
            await story.Timeline());
        Assert.Equal((DebtState.Recovered, 8_000L), ((await story.DebtRecord()).State, (await story.DebtRecord()).RecoveredMinor));
        Assert.Equal((0L, 8_000L), (await story.Balance(ChartOfAccounts.SellerReceivable), await story.Balance(ChartOfAccounts.Cash)));
        Assert.Equal((true, 1), ((await story.Record()).CountsAgainstSeller, (await story.SellerRecord()).ClaimsCounted));
    }
}
