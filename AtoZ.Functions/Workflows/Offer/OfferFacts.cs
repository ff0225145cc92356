using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>What mails say of an offer: what would be paid for it by now. A replacement or a repair pays nothing: the mail then says what is sent, and what comes if it is not.</summary>
internal static class OfferFacts
{
    public static void Add(Dictionary<string, string> facts, OfferRecord offer, Stakes atStake)
    {
        facts[Names.Remedy] = offer.Remedy.ToString();
        facts[Names.Message] = offer.Message;
        if (offer.AmountMinor > 0)
        {
            facts[Names.Amount] = facts[Names.Paid] = Money.Min(new Money(offer.AmountMinor, atStake.Claim.Currency), atStake.Of(offer.Remedy, offer.ForLines)).ToString();
            if (offer.Remedy == Remedy.Return)
            {
                facts[Names.Cause] = nameof(Remedy.Return);
            }
        }
        else
        {
            facts[Names.Cause] = Names.NoMoney;
        }
    }
}
