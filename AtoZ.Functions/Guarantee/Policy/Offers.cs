using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// What an offer may be (PROCESS §5): a part of the amount, a replacement or a repair, or money for the item that is sent back; and a counter-offer:
/// more than was offered, at most what is missing. Each offer of either side is a round, and there are at most the pack's rounds: after the last one only yes, no or all is left.
/// Rules OFFER-01, OFFER-02.
/// </summary>
internal static class Offers
{
    /// <summary>Checks an offer. Whoever gets the item back may pay its whole price, whatever was claimed of it.</summary>
    /// <returns>Null when it may be made.</returns>
    public static Refusal? Check(OfferPayload offer, ClaimKind kind, Stakes atStake, OfferTerms terms)
    {
        Money missing = atStake.Claim, returned = atStake.Of(Remedy.Return);
        if (Remedies.CheckOffered(kind, offer.Remedy, terms) is { } wrong)
        {
            return wrong;
        }

        if (offer.Remedy == Remedy.PartRefund && (offer.AmountMinor <= 0 || offer.AmountMinor >= missing.MinorUnits))
        {
            return new Refusal("OFFER_NOT_A_PART", 422, "A part refund is more than zero and less than what is still missing.", "Offer a part, or pay in full.", "/amountMinor");
        }

        if (offer.Remedy is Remedy.Replacement or Remedy.Repair && offer.AmountMinor != 0)
        {
            return new Refusal("OFFER_WITHOUT_AMOUNT", 422, $"A {offer.Remedy} has no amount.", "Send zero, or offer a part refund.", "/amountMinor");
        }

        if (offer.Remedy == Remedy.Return && (offer.AmountMinor <= 0 || offer.AmountMinor > returned.MinorUnits))
        {
            return new Refusal(
                "OFFER_RETURN_AMOUNT", 422, $"For a return more than zero and at most {returned} is paid.", "Send what is paid once the item is back.", "/amountMinor");
        }

        return offer.Remedy == Remedy.Refund
            ? new Refusal("OFFER_IS_FULL", 422, "A full refund needs no offer.", "Answer with 'pay'.", "/remedy")
            : null;
    }

    /// <summary>An offer of what the buyer asks for, or of more, would ask a buyer once more who has said yes to it already.</summary>
    /// <returns>Null when it asks for something else.</returns>
    public static Refusal? CheckAgainstCounter(OfferPayload offer, IStage stage, Money missing) =>
        offer.Remedy == Remedy.PartRefund && stage.CounterMinor is { } counter && offer.AmountMinor >= counter
            ? new Refusal("OFFER_MEETS_COUNTER", 422, $"The buyer asks for {missing with { MinorUnits = counter }}.", "Accept the counter-offer: it is paid at once.", "/amountMinor")
            : null;

    /// <summary>Checks a counter-offer.</summary>
    /// <param name="counter">The counter-offer.</param>
    /// <param name="offered">What the seller offered, minor units; zero for a replacement, a repair or a return.</param>
    /// <param name="missing">What is still missing.</param>
    /// <returns>Null when it may be made.</returns>
    public static Refusal? CheckCounter(CounterOfferPayload counter, long offered, Money missing)
    {
        if (!string.Equals(counter.Currency, missing.Currency, StringComparison.Ordinal))
        {
            return new Refusal("COUNTER_CURRENCY", 422, $"The claim is in {missing.Currency}.", "Send the amount in the claim's currency.", "/currency");
        }

        if (counter.AmountMinor <= offered)
        {
            return new Refusal("COUNTER_NOT_MORE", 422, "A counter-offer asks for more than was offered.", "Ask for more, or accept the offer.", "/amountMinor");
        }

        return counter.AmountMinor > missing.MinorUnits
            ? new Refusal("COUNTER_ABOVE_CLAIM", 422, $"No more than {missing} is still missing.", "Ask for less, or decline the offer.", "/amountMinor")
            : null;
    }

    /// <summary>The number that the next offer would have: one that stands in the stage was a round already.</summary>
    internal static int Next(IStage stage) => stage.Kind == StageKind.OfferAnswer || stage.CounterMinor is not null ? stage.Round + 1 : stage.Round;

    /// <summary>What the seller's offer in a stage is in money that the buyer gets without giving the item back, minor units.</summary>
    internal static long Offered(IStage stage) => stage.IsReturn ? 0 : stage.AmountMinor ?? 0;

    /// <summary>Whether a counter-offer could ask for anything: what came back since the offer may have left no more than that.</summary>
    /// <returns>Null when it could, or the command is no counter-offer.</returns>
    internal static Refusal? CheckRoom(CommandKind kind, IStage stage, Money missing) =>
        kind == CommandKind.BuyerCounters && Offered(stage) >= missing.MinorUnits
            ? new Refusal("COUNTER_NO_ROOM", 409, $"No more than {missing} is missing: the offer is worth that.", "Accept the offer, or decline it.")
            : null;

    /// <summary>Whether a round is left for an offer of either side.</summary>
    /// <returns>Null when one is, or the command is no offer.</returns>
    internal static Refusal? CheckRound(CommandKind kind, IStage stage, OfferTerms terms) => kind switch
    {
        _ when Next(stage) <= terms.MaximumRounds => null,
        CommandKind.SellerOffers => new Refusal("OFFER_ROUNDS_USED", 409, $"All {terms.MaximumRounds} offers were made.", "Pay in full or contest with reasons."),
        CommandKind.BuyerCounters => new Refusal(
            "COUNTER_ROUNDS_USED", 409, $"All {terms.MaximumRounds} offers were made: the seller could not answer another one.", "Accept the offer, or decline it: then a review decides."),
        _ => null,
    };
}
