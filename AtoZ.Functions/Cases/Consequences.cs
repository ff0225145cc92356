using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What an answer would lead to, in money and dates, before it is given (PROCESS §5). Pure: what a stage decides about, and what comes when it ends,
/// its orchestration wrote into it; the orchestration goes on by the same policy.
/// </summary>
internal static class Consequences
{
    private const string ApprovalAsked = "approval-asked";

    /// <summary>What an act would lead to.</summary>
    public static IReadOnlyList<Consequence> Of(ActAtHand act) => act.Kind switch
    {
        CommandKind.SellerPays or CommandKind.RetryDebit or CommandKind.BuyerAccepts or CommandKind.SellerAcceptsCounter or CommandKind.SellerWaivesReturn
            when act.NothingLeft => MadeGoodElsewhere,
        CommandKind.SellerPays or CommandKind.RetryDebit or CommandKind.SellerAcceptsCounter or CommandKind.SellerWaivesReturn => [.. Pays(act)],
        CommandKind.SellerOffers => [.. Offered(act), .. Besides(act, (act.Payload as OfferPayload)?.Lines, "if-accepted-other-items-settled")],
        CommandKind.SellerContests => [.. Contested(act)],
        CommandKind.BuyerAccepts => [.. Accepted(act), .. Besides(act, act.Stakes.Offered, "other-items-settled")],
        CommandKind.BuyerDeclines => act.Stage.Round < act.Policy.Offers.MaximumRounds
            ? [new("seller-asked-again", null, act.SellerUntil(act.Now))]
            : [new("review-opened", null, act.VotesDue(act.Now))],
        CommandKind.BuyerCounters => [.. Countered(act)],
        CommandKind.BuyerWithdraws => Withdrawn(act),
        CommandKind.BuyerChangesReason => [new("claim-checked-anew"), new("seller-time-begins-anew", null, act.SellerUntil(act.Now))],
        CommandKind.SellerShips => [new("shipment-told"), new("delivery-awaited-until", null, act.Now + act.Policy.Offers.DeliveredWithin)],
        CommandKind.RemedyDelivered => [new("objected-until", null, act.Windows.End(StageKind.RemedyInspection, Party.Buyer, act.Now, act.Policy.Offers.ObjectedWithin))],
        CommandKind.RemedyArrived => [new("claim-closed")],
        CommandKind.RemedyFailed or CommandKind.BuyerDisputesDelivery => [new("review-opened", null, act.VotesDue(act.Now))],
        CommandKind.ParcelLost => MarketplacePays(act),
        CommandKind.ParcelDelivered => [new("buyer-asked", null, act.Windows.End(StageKind.DeliveryAnswer, Party.Buyer, act.Now, act.Policy.Tracking.BuyerWindow))],
        CommandKind.SellerGivesLabel or CommandKind.SellerPaysPostage or CommandKind.BuyerPosts
            or CommandKind.ReturnReceived or CommandKind.ReturnLost or CommandKind.SellerInspects => ConsequencesOfReturns.Of(act, Pays),
        CommandKind.MadeGoodElsewhere => MadeGoodElsewhere,
        CommandKind.AnswerEvidenceRequest => [new("request-answered")],
        _ => ConsequencesOfStaff.Of(act) ?? ConsequencesForDebts.Of(act),
    };

    /// <summary>All came back by another way: whoever would pay pays nothing.</summary>
    internal static Consequence NothingLeft { get; } = new("nothing-left-to-pay");

    /// <summary>All came back by another way, and so the claim ends.</summary>
    internal static IReadOnlyList<Consequence> MadeGoodElsewhere { get; } = [NothingLeft, new("claim-closed")];

    /// <summary>What the marketplace pays in the seller's place by an act. A review of a stopped payout decides for good: nobody is asked to approve it again.</summary>
    internal static IReadOnlyList<Consequence> MarketplacePays(ActAtHand act) =>
        [.. MarketplacePays(act.Amount, act.Bears, act.Policy, null).Where(c => c.Code != ApprovalAsked || !act.IsAboutStoppedPayout)];

    /// <summary>What the marketplace pays in the seller's place, and who bears it.</summary>
    internal static IReadOnlyList<Consequence> MarketplacePays(Money amount, bool bears, PolicyPack policy, DateTimeOffset? at) => amount.MinorUnits == 0
        ? MadeGoodElsewhere
        :
        [
            .. Payouts.IsAutomatic(amount, policy.Payouts) ? [] : new[] { new Consequence(ApprovalAsked) },
            new("marketplace-pays", amount, at),
            bears ? new("marketplace-bears") : new("recovery-from-seller", amount, at),
        ];

    // Told before it is confirmed: whether a debit is possible, by which method, and what comes when it fails (PROCESS §8).
    private static IEnumerable<Consequence> Pays(ActAtHand act)
    {
        if (act.Method == DebitMethod.None)
        {
            yield return new Consequence("seller-debit-fails", act.Amount);
            yield return new Consequence("debit-mended-until", null, act.MendedUntil);
            yield return Unmended(act);
            yield break;
        }

        yield return act.Method == DebitMethod.HeldFunds ? new Consequence("debit-from-held-funds") : new Consequence("debit-by-payment-method");
        yield return new Consequence("seller-debited", act.Amount);
        yield return new Consequence("buyer-paid", act.Amount);
        yield return new Consequence("claim-closed");
        if (act.Method == DebitMethod.PaymentMethod)
        {
            yield return new Consequence("if-declined-debit-mended-until", null, act.MendedUntil);
        }
    }

    private static Consequence Unmended(ActAtHand act) => act.Bears
        ? new Consequence("if-unmended-marketplace-pays-and-bears", act.Amount, act.MendedUntil)
        : new Consequence("if-unmended-marketplace-pays-and-recovers", act.Amount, act.MendedUntil);

    // The buyer's money comes in any case: from the seller at once, or from whoever pays when the seller's day is over.
    private static IEnumerable<Consequence> Accepted(ActAtHand act)
    {
        if (act.Stage.IsReturn)
        {
            foreach (Consequence agreed in ConsequencesOfReturns.Agreed(act))
            {
                yield return agreed;
            }

            yield break;
        }

        if (act.Amount.MinorUnits == 0)
        {
            yield return new Consequence("remedy-agreed");
            yield return new Consequence("remedy-shipped-until", null, act.Windows.End(StageKind.RemedyShipment, Party.Seller, act.Now, act.Policy.Offers.ShippedWithin));
            yield return act.AtStake.MinorUnits == 0 ? NothingLeft : new Consequence("if-not-shipped-money-is-paid", act.AtStake);
            yield break;
        }

        if (act.Stage.Method == DebitMethod.None)
        {
            yield return new Consequence("buyer-paid-after", act.Amount, act.MendedUntil);
            yield break;
        }

        yield return new Consequence("buyer-paid", act.Amount);
        yield return new Consequence("claim-closed");
    }

    // Who takes an offer for some of the items gives up the others.
    private static IReadOnlyList<Consequence> Besides(ActAtHand act, IReadOnlyList<int>? lines, string code) => act.Stakes.IsMoreThan(lines) ? [new(code)] : [];

    private static IEnumerable<Consequence> Countered(ActAtHand act)
    {
        DateTimeOffset settled = Decide.EffectiveAt(act.Kind, act.Stage, act.Policy, act.Now);
        yield return new Consequence("answer-revocable", null, settled);
        yield return new Consequence("counter-shown", null, act.SellerUntil(settled));

        // Money is asked for in the place of something else, which was offered until then.
        if (act.Stage.IsReturn || act.Stage.AmountMinor is null or 0)
        {
            yield return new Consequence(act.Stage.IsReturn ? "counter-instead-of-return" : "counter-instead-of-remedy");
        }

        if (act.Payload is CounterOfferPayload counter)
        {
            yield return new Consequence("if-accepted-buyer-paid", new Money(counter.AmountMinor, act.Claim.Currency));
        }
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
        if (act.NothingLeft)
        {
            yield return NothingLeft;
            yield break;
        }

        yield return act.Bears
            ? new Consequence("if-lost-marketplace-pays-and-bears", act.Amount)
            : new Consequence("if-lost-marketplace-pays-and-recovers", act.Amount);
    }

    private static IEnumerable<Consequence> Offered(ActAtHand act)
    {
        DateTimeOffset settled = Decide.EffectiveAt(act.Kind, act.Stage, act.Policy, act.Now);
        yield return new Consequence("answer-revocable", null, settled);
        yield return new Consequence("buyer-asked", null, act.BuyerUntil(settled));
        if (act.Payload is OfferPayload { AmountMinor: 0 })
        {
            yield return act.AtStake.MinorUnits == 0 ? NothingLeft : new Consequence("if-accepted-shipped-or-money-is-paid", act.AtStake);
        }

        if (act.Payload is OfferPayload { Remedy: Remedy.Return, AmountMinor: > 0 } back)
        {
            yield return new Consequence("if-accepted-paid-for-return", new Money(back.AmountMinor, act.Claim.Currency));
            yield return ConsequencesOfReturns.Cost(act);
            yield break;
        }

        if (act.Payload is OfferPayload { AmountMinor: > 0 } offer)
        {
            Money amount = new(offer.AmountMinor, act.Claim.Currency);
            yield return new Consequence("if-accepted-seller-debited", amount);
            yield return new Consequence("if-accepted-buyer-paid", amount);
        }
    }
}
