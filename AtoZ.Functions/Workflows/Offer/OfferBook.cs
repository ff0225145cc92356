using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>The offers of a claim, of either side, one a round.</summary>
internal static class OfferBook
{
    /// <summary>Keeps an offer; a repeat finds it there.</summary>
    /// <returns>What the buyer would be paid, minor units.</returns>
    public static async Task<long> Keep(OpenedCase open, OfferRecord offer)
    {
        if (!await open.Db.Offers.AnyAsync(o => o.ClaimId == offer.ClaimId && o.Round == offer.Round))
        {
            open.Db.Offers.Add(offer);
        }

        return offer.AmountMinor;
    }
}
