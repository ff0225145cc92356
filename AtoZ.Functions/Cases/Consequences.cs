using AtoZ.Functions.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What an answer would lead to, in money and dates, before it is given (PROCESS §5). Pure: what a stage decides about, and what comes when it ends,
/// its orchestration wrote into it; the orchestration goes on by the same policy.
/// </summary>
internal static class Consequences
{
    /// <summary>What an act would lead to.</summary>
    public static IReadOnlyList<Consequence> Of(ActAtHand act) => act.Kind switch
    {
        CommandKind.SellerPays => Pays(act),
        CommandKind.SellerOffers => [.. Offered(act)],
        CommandKind.SellerContests => [.. Contested(act)],
        CommandKind.BuyerAccepts => Accepted(act),
        CommandKind.BuyerDeclines => act.Stage.Round < act.Policy.Offers.MaximumRounds
            ? [new("seller-asked-again", null, act.SellerUntil(act.Now))]
            : [new("review-opened", null, act.VotesDue(act.Now))],
        CommandKind.BuyerWithdraws => Withdrawn(act),
        CommandKind.BuyerChangesReason => [new("claim-checked-anew"), new("seller-time-begins-anew", null, act.SellerUntil(act.Now))],
        CommandKind.AnswerEvidenceRequest => [new("request-answered")],
        _ => ConsequencesOfStaff.Of(act) ?? ConsequencesForDebts.Of(act),
    };

    /// <summary>What the marketplace pays in the seller's place, and who bears it.</summary>
    internal static IEnumerable<Consequence> MarketplacePays(Money amount, bool bears, PolicyPack policy, DateTimeOffset? at)
    {
        if (!Payouts.IsAutomatic(amount, policy.Payouts))
        {
            yield return new Consequence("approval-asked");
        }

        yield return new Consequence("marketplace-pays", amount, at);
        yield return bears ? new Consequence("marketplace-bears") : new Consequence("recovery-from-seller", amount, at);
    }

    // A debit that cannot succeed is no payment: the marketplace pays, and a debt begins.
    private static IReadOnlyList<Consequence> Pays(ActAtHand act)
    {
        if (act.IsAppealBy(AppealOrigin.SellerAppeals))
        {
            return [new("appeal-ends-decision-stands")];
        }

        return act.Stage.Method == DebitMethod.None
            ? [new("seller-debit-fails", act.Amount), .. MarketplacePays(act.Amount, act.Bears, act.Policy, null)]
            : [new("seller-debited", act.Amount), new("buyer-paid", act.Amount), new("claim-closed")];
    }

    private static IReadOnlyList<Consequence> Accepted(ActAtHand act)
    {
        if (act.Amount.MinorUnits == 0)
        {
            return [new("remedy-agreed"), new("claim-closed")];
        }

        return act.Stage.Method == DebitMethod.None && !Payouts.IsAutomatic(act.Amount, act.Policy.Payouts)
            ? [new("approval-asked"), new("buyer-paid", act.Amount), new("claim-closed")]
            : [new("buyer-paid", act.Amount), new("claim-closed")];
    }

    private static IReadOnlyList<Consequence> Withdrawn(ActAtHand act)
    {
        if (act.Stage.Kind == StageKind.Vote && act.IsAppealBy(AppealOrigin.BuyerAppeals))
        {
            return [new("appeal-ends-decision-stands")];
        }

        return act.Stage.Kind == StageKind.Vote && act.IsAppealBy(AppealOrigin.SellerAppeals) ? [new("appeal-won-by-seller")] : [new("claim-closed-without-money")];
    }

    private static IEnumerable<Consequence> Contested(ActAtHand act)
    {
        DateTimeOffset settled = Decide.EffectiveAt(act.Kind, act.Stage, act.Policy, act.Now);
        yield return new Consequence("answer-revocable", null, settled);
        yield return new Consequence("review-opened", null, act.VotesDue(settled));
        yield return act.Bears
            ? new Consequence("if-lost-marketplace-pays-and-bears", act.Amount)
            : new Consequence("if-lost-marketplace-pays-and-recovers", act.Amount);
    }

    private static IEnumerable<Consequence> Offered(ActAtHand act)
    {
        DateTimeOffset settled = Decide.EffectiveAt(act.Kind, act.Stage, act.Policy, act.Now);
        yield return new Consequence("answer-revocable", null, settled);
        yield return new Consequence("buyer-asked", null, settled + act.Policy.Offers.BuyerWindow);
        if (act.Payload is OfferPayload { AmountMinor: > 0 } offer)
        {
            Money amount = new(offer.AmountMinor, act.Claim.Currency);
            yield return new Consequence("if-accepted-seller-debited", amount);
            yield return new Consequence("if-accepted-buyer-paid", amount);
        }
    }
}
