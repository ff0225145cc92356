using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Cases;

/// <summary>What a decision of staff or of an expert would lead to.</summary>
internal static class ConsequencesOfStaff
{
    /// <summary>Null for an act that is none of theirs.</summary>
    public static IReadOnlyList<Consequence>? Of(ActAtHand act) => act.Kind switch
    {
        CommandKind.GiveExpertOpinion => Opinion(act),
        CommandKind.DeclareConflict => [new("somebody-else-asked")],
        CommandKind.DecideFraud => FraudDecided(act),
        CommandKind.CastVote => Voted(act),
        CommandKind.ApprovePayout => Approved(act),
        CommandKind.RejectPayout => [new("review-opened", null, act.VotesDue(act.Now))],
        CommandKind.TryStepAgain => [new("step-tried-now")],
        CommandKind.ReleasePayout => Paid(act),
        _ => null,
    };

    private static IReadOnlyList<Consequence> Opinion(ActAtHand act) => act.Payload switch
    {
        FraudOpinionPayload { Fraudulent: true } => [new("opinion-counts"), new("investigator-decides", null, act.Now + act.Policy.Fraud.InvestigatorWindow)],
        FraudOpinionPayload => [new("opinion-counts"), .. Cleared(act)],
        _ => [new("opinion-counts")],
    };

    private static IReadOnlyList<Consequence> FraudDecided(ActAtHand act) => act.Payload switch
    {
        FraudOpinionPayload { Fraudulent: true } => [new("claim-refused"), new("buyer-may-appeal", null, act.Now + act.Policy.Appeals.AppealWindow)],
        FraudOpinionPayload => Cleared(act),
        _ => [],
    };

    // What the marketplace itself shipped is paid at once: there is no seller to ask.
    private static IReadOnlyList<Consequence> Cleared(ActAtHand act) => act.Claim.FulfilledByMarketplace
        ? [new("claim-cleared"), .. Consequences.MarketplacePays(act.Amount, bears: true, act.Policy, null)]
        : [new("claim-cleared"), new("seller-asked", null, act.SellerUntil(act.Now))];

    private static IReadOnlyList<Consequence> Voted(ActAtHand act)
    {
        bool last = act.Stage.Seat == Seat.Adjudicator;
        Consequence counts = new(last ? "vote-decides" : "vote-counts");
        return act.Review?.JoinedAt is not null ? [counts, new("vote-on-both")] : last ? [counts, .. Adjudicated(act)] : [counts];
    }

    // After a split the third vote is the decision, so that what comes of it can be told.
    private static IReadOnlyList<Consequence> Adjudicated(ActAtHand act) => (act.Payload as VotePayload)?.ForBuyer switch
    {
        null => [],
        true when act.IsAppealBy(AppealOrigin.SellerAppeals) => [new("appeal-ends-decision-stands")],
        false when act.IsAppealBy(AppealOrigin.SellerAppeals) => [new("appeal-won-by-seller")],
        false when act.IsAppealBy(AppealOrigin.BuyerAppeals) => [new("appeal-ends-decision-stands")],
        true => Consequences.MarketplacePays(act),
        false => [new("claim-refused"), new("buyer-may-appeal", null, act.Now + act.Policy.Appeals.AppealWindow)],
    };

    private static IReadOnlyList<Consequence> Approved(ActAtHand act)
    {
        // As many as were asked for, however much came back since.
        Money asked = new(act.Stage.AmountMinor ?? act.Claim.AmountMinor, act.Claim.Currency);
        int needed = Payouts.ApproversNeeded(asked, act.Policy.Payouts);
        return act.Approvers.Count + 1 < needed ? [new("approval-counts-another-needed")] : Paid(act);
    }

    private static IReadOnlyList<Consequence> Paid(ActAtHand act) =>
        act.NothingLeft ? Consequences.MadeGoodElsewhere : [new("buyer-paid", act.Amount)];
}
