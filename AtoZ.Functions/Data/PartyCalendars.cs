using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Data;

/// <summary>The days and clocks of a claim's parties, as the marketplace reported them.</summary>
internal static class PartyCalendars
{
    /// <summary>When the windows of a claim's parties end. A seller whose country is not known keeps the days of the order's country.</summary>
    public static async Task<PartyWindows> Of(AtoZDb db, ClaimRecord claim, PolicyPack policy)
    {
        bool counts = BusinessTimeTerms.Countable.Any(policy.BusinessTime.Counts);
        BuyerRecord? buyer = counts ? await db.Buyers.FindAsync(claim.BuyerId) : null;
        SellerRecord? seller = counts ? await db.Sellers.FindAsync(claim.SellerId) : null;
        return new PartyWindows(
            policy,
            new BusinessCalendar(claim.Country, TimeZones.Of(buyer?.TimeZone), policy.BusinessTime),
            new BusinessCalendar(seller?.Country ?? claim.Country, TimeZones.Of(seller?.TimeZone), policy.BusinessTime));
    }
}
