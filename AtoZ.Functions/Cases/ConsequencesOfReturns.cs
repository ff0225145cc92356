using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Cases;

/// <summary>What the acts of a return lead to, in money and dates.</summary>
internal static class ConsequencesOfReturns
{
    /// <summary>What an act leads to.</summary>
    /// <param name="act">The act.</param>
    /// <param name="pays">What follows where the seller's money is taken for it.</param>
    public static IReadOnlyList<Consequence> Of(ActAtHand act, Func<ActAtHand, IEnumerable<Consequence>> pays)
    {
        ReturnTerms terms = act.Policy.Returns;
        return act.Kind switch
        {
            CommandKind.SellerGivesLabel => [PostedUntil(act)],
            CommandKind.SellerPaysPostage => [Cost(act), PostedUntil(act)],
            CommandKind.BuyerPosts => [.. Posted(act, terms)],
            CommandKind.ReturnReceived => [new("return-inspected-until", null, act.Windows.End(StageKind.ReturnInspection, Party.Seller, act.Now, terms.InspectedWithin))],
            CommandKind.ReturnLost => Returns.Bearer(act.Claim.Kind, terms) == Party.Seller ? [.. pays(act)] : [Reviewed(act)],
            _ => [.. Inspected(act, pays)],
        };
    }

    /// <summary>What the buyer's yes to such an offer leads to.</summary>
    public static IEnumerable<Consequence> Agreed(ActAtHand act)
    {
        ReturnTerms terms = act.Policy.Returns;
        yield return new Consequence("return-agreed", act.Amount);
        yield return Cost(act);
        yield return Returns.Bearer(act.Claim.Kind, terms) == Party.Seller
            ? new Consequence("return-label-until", null, act.Windows.End(StageKind.ReturnLabel, Party.Seller, act.Now, terms.LabelWithin))
            : PostedUntil(act);
    }

    /// <summary>Who bears the cost of sending it back.</summary>
    public static Consequence Cost(ActAtHand act) => Returns.Bearer(act.Claim.Kind, act.Policy.Returns) == Party.Seller
        ? new Consequence("return-cost-of-seller", Returns.PostageUpTo(act.Claim.Currency, act.Policy.Returns))
        : new Consequence("return-cost-of-buyer");

    private static Consequence PostedUntil(ActAtHand act) =>
        new("return-posted-until", null, act.Windows.End(StageKind.ReturnPosting, Party.Buyer, act.Now, act.Policy.Returns.PostedWithin));

    private static IEnumerable<Consequence> Posted(ActAtHand act, ReturnTerms terms)
    {
        yield return new Consequence("return-awaited-until", null, act.Now + terms.ArrivedWithin);
        if (act.Payload is ReturnPostedPayload { PostageMinor: > 0 } posted)
        {
            yield return new Consequence("postage-paid-with-refund", new Money(posted.PostageMinor, act.Claim.Currency));
        }
    }

    private static IEnumerable<Consequence> Inspected(ActAtHand act, Func<ActAtHand, IEnumerable<Consequence>> pays) => act.Payload switch
    {
        ReturnInspectionPayload { Condition: ReturnCondition.AsAgreed } when act.NothingLeft => Consequences.MadeGoodElsewhere,
        ReturnInspectionPayload { Condition: ReturnCondition.AsAgreed } => pays(act),
        ReturnInspectionPayload => Disputed(act),
        _ => [new("if-in-order-paid", act.Amount), new("if-not-in-order-reviewed", null, act.VotesDue(act.Now))],
    };

    private static IEnumerable<Consequence> Disputed(ActAtHand act)
    {
        yield return Reviewed(act);
        yield return act.NothingLeft ? Consequences.NothingLeft
            : act.Bears ? new Consequence("if-lost-marketplace-pays-and-bears", act.Amount)
            : new Consequence("if-lost-marketplace-pays-and-recovers", act.Amount);
    }

    private static Consequence Reviewed(ActAtHand act) => new("review-opened", null, act.VotesDue(act.Now));
}
