using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Activities;

/// <summary>What mails say of an offer: what would be paid for it by now. A replacement or a repair has no amount, and the mail then says none.</summary>
internal static class OfferFacts
{
    public static void Add(Dictionary<string, string> facts, OfferRecord offer, Money atStake)
    {
        facts[Names.Remedy] = offer.Remedy.ToString();
        facts[Names.Message] = offer.Message;
        if (offer.AmountMinor > 0)
        {
            facts[Names.Amount] = Money.Min(new Money(offer.AmountMinor, atStake.Currency), atStake).ToString();
        }
    }
}
