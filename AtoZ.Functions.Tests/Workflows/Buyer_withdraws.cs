using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>A buyer may withdraw as long as no money moved, whatever the claim waits for.</summary>
public class Buyer_withdraws
{
    [Theory]
    [InlineData(ClaimStatus.AwaitingExpert)]
    [InlineData(ClaimStatus.AwaitingInvestigator)]
    [InlineData(ClaimStatus.AwaitingSeller)]
    [InlineData(ClaimStatus.AwaitingBuyer)]
    [InlineData(ClaimStatus.InReview)]
    [InlineData(ClaimStatus.AwaitingPayment)]
    [InlineData(ClaimStatus.AwaitingApproval)]
    public async Task While_the_claim_is(ClaimStatus status)
    {
        await using Story story = await Story.Begin(new Market
        {
            FraudBand = status is ClaimStatus.AwaitingExpert or ClaimStatus.AwaitingInvestigator ? FraudBand.Review : FraudBand.Clear,
            PriceMinor = status == ClaimStatus.AwaitingApproval ? 200_000 : 8_000,
        });
        await (status switch
        {
            ClaimStatus.AwaitingInvestigator => story.Pass(TimeSpan.FromHours(73)),
            ClaimStatus.AwaitingBuyer => story.SellerOffers(1_000),
            ClaimStatus.InReview => story.SellerContests(),
            ClaimStatus.AwaitingPayment => story.SellerPays(),
            ClaimStatus.AwaitingApproval => story.Pass(TimeSpan.FromHours(72)),
            _ => Task.CompletedTask,
        });
        await story.Pass(TimeSpan.FromHours(2));
        Assert.Equal(status, (await story.Record()).Status);
        await story.BuyerWithdraws();

        await story.EndsWell(ClaimOutcome.Withdrawn);
        Assert.Empty(await story.Store.Read(Ledger.Balances));
        Assert.False((await story.Record()).CountsAgainstSeller);
        Assert.Contains(TimelineKind.Withdrawn, await story.Timeline());
    }
}
