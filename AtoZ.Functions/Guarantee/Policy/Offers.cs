using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// What an offer may be (PROCESS §5): a part of the amount, a replacement or a repair, in at most the pack's rounds.
/// Rules OFFER-01, OFFER-02.
/// </summary>
public static class Offers
{
    /// <summary>Checks an offer.</summary>
    /// <returns>Null when it may be made.</returns>
    public static Refusal? Check(OfferPayload offer, ClaimKind kind, Money missing, int round, OfferTerms terms)
    {
        if (round > terms.MaximumRounds)
        {
            return new Refusal("OFFER_ROUNDS_USED", 409, $"All {terms.MaximumRounds} offers were made.", "Pay in full or contest with reasons.");
        }

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

        return offer.Remedy == Remedy.Refund
            ? new Refusal("OFFER_IS_FULL", 422, "A full refund needs no offer.", "Answer with 'pay'.", "/remedy")
            : null;
    }
}
