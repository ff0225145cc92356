using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Activities;

/// <summary>What mails say of an offer. A replacement or a repair has no amount, and the mail then says none.</summary>
internal static class OfferFacts
{
    public static void Add(Dictionary<string, string> facts, OfferRecord offer, string currency)
    {
        facts[Names.Remedy] = offer.Remedy.ToString();
        facts[Names.Message] = offer.Message;
        if (offer.AmountMinor > 0)
        {
            facts[Names.Amount] = new Money(offer.AmountMinor, currency).ToString();
        }
    }
}
