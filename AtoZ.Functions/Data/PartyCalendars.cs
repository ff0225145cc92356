using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Data;

/// <summary>The days and clocks of parties, as the marketplace reported them. A seller whose country is not known keeps the days of the order's country.</summary>
internal static class PartyCalendars
{
    /// <summary>When the windows of a claim's parties end.</summary>
    public static async Task<PartyWindows> Of(AtoZDb db, ClaimRecord claim, PolicyPack policy)
    {
        bool counts = policy.BusinessTime.CountsInClaims;
        BuyerRecord? buyer = counts ? await db.Buyers.FindAsync(claim.BuyerId) : null;
        SellerRecord? seller = counts ? await db.Sellers.FindAsync(claim.SellerId) : null;
        return new PartyWindows(policy, new BusinessCalendar(claim.Country, TimeZones.Of(buyer?.TimeZone), policy.BusinessTime), OfSeller(seller, claim.Country, policy));
    }

    /// <summary>The seller's time after a buyer wrote about an order line.</summary>
    public static async Task<CountedWindow> AfterContact(AtoZDb db, OrderLine? line, DateTimeOffset written, PolicyPack policy)
    {
        SellerRecord? seller = policy.BusinessTime.CountsInquiries && line is not null ? await db.Sellers.FindAsync(line.SellerId) : null;
        return CountedWindow.AfterContact(written, policy, OfSeller(seller, line?.BuyerCountry, policy));
    }

    /// <summary>The seller's time in an inquiry, had the buyer written then.</summary>
    public static async Task<CountedWindow> AfterContact(AtoZDb db, InquiryRecord inquiry, DateTimeOffset written, PolicyPack policy) =>
        await AfterContact(db, await db.OrderLines.FindAsync(inquiry.OrderId, inquiry.Line), written, policy);

    private static BusinessCalendar OfSeller(SellerRecord? seller, string? country, PolicyPack policy) =>
        new(seller?.Country ?? country, TimeZones.Of(seller?.TimeZone), policy.BusinessTime);
}
