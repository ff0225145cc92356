using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Cases;

/// <summary>What happens when nobody acts until a stage's deadline: as its orchestration promised when it opened the stage.</summary>
internal static class ConsequencesOfSilence
{
    /// <summary>What happens then.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="amount">What it decides about by now.</param>
    /// <param name="policy">The policy of its claim.</param>
    public static IReadOnlyList<Consequence> Of(StageRecord stage, Money amount, PolicyPack policy)
    {
        DateTimeOffset at = stage.Deadline;
        if (stage.Default is StageDefault.DeliveryReviewed or StageDefault.DeliveryReviewedAndBorne)
        {
            return amount.MinorUnits == 0
                ? Consequences.MadeGoodElsewhere
                : [new("delivery-reviewed", null, stage.EndsAtLatest > at ? stage.EndsAtLatest : at)];
        }

        if (stage is { Kind: StageKind.SellerAnswer, EndsAtLatest: { } end })
        {
            // Nobody is in default who was never reached.
            return [.. Consequences.MarketplacePays(amount, bears: true, policy, end > at ? end : at)];
        }

        return stage.Default switch
        {
            StageDefault.InvestigatorDecides => [new("investigator-decides", null, stage.EndsAtLatest)],
            StageDefault.ClaimCleared => [new("claim-cleared", null, at)],
            StageDefault.MarketplacePaysAndCollects => [.. Consequences.MarketplacePays(amount, bears: false, policy, at)],
            StageDefault.MarketplacePaysAndBears => [.. Consequences.MarketplacePays(amount, bears: true, policy, at)],
            StageDefault.OfferDeclined => [new("offer-declined", null, at)],
            StageDefault.VoteAskedAgain => stage.EndsAtLatest > at
                ? [new("vote-reassigned", null, at), new("decided-by-default", null, stage.EndsAtLatest)]
                : [new("decided-by-default", null, at)],
            StageDefault.RequestLapses => [new("request-lapses", null, at)],
            StageDefault.ReviewInstead => [new("approver-reminded", null, at), new("review-instead", null, stage.EndsAtLatest)],
            StageDefault.PaidNextDay => [new("paid-next-day", null, at)],
            StageDefault.NextRecoveryStep => [new("next-recovery-attempt", null, at)],
            StageDefault.PlanGranted => [new("plan-granted", null, at)],
            StageDefault.DeliveryCounts => [new("delivery-counts", null, at)],
            StageDefault.PostageReimbursed => [new("return-by-own-means", Returns.PostageUpTo(amount.Currency, policy.Returns), at)],
            StageDefault.ReturnLapses => [new("return-lapses", null, at)],
            StageDefault.ReturnReviewed => [new("return-reviewed", null, at)],
            StageDefault.ReturnCounts => amount.MinorUnits == 0 ? Consequences.MadeGoodElsewhere : [new("return-counts", amount, at)],
            StageDefault.RemedyDone => [new("remedy-done", null, at)],
            StageDefault.TriedAgain => [new("step-tried-again", null, at)],
            StageDefault.DebtStays => [new("approver-reminded", null, at), new("debt-stays-with-agency", null, stage.EndsAtLatest)],
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage.Default, "A default without a known consequence."),
        };
    }
}
