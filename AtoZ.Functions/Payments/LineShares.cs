using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>What of a payout is for which line of the claim: in proportion to what is missing of each, to the last unit.</summary>
internal static class LineShares
{
    /// <summary>How a payout would be shared, as things stand; lines that get nothing are left out.</summary>
    public static async Task<IReadOnlyList<(ClaimLineRecord Line, long Minor)>> Plan(AtoZDb db, ClaimRecord claim, Money amount)
    {
        IReadOnlyList<(ClaimLineRecord Line, Money Missing)> lines = await WhatIsMissing.ByLine(db, claim);
        if (lines.Count > 1 && await OffersLines(db, claim) is { } offered)
        {
            lines = [.. lines.Where(l => offered.Contains(l.Line.Line))];
        }

        // A payment that was sent out keeps its amount: what came by another way meanwhile is missing no more, and is shared by what was claimed.
        bool missing = lines.Any(l => l.Missing.MinorUnits > 0);
        IReadOnlyList<long> shares = Division.Of(amount.MinorUnits, [.. lines.Select(l => missing ? l.Missing.MinorUnits : l.Line.AmountMinor)]);
        return [.. lines.Select((l, i) => (l.Line, shares[i])).Where(s => s.Item2 > 0)];
    }

    /// <summary>Notes on the claim and on each of its lines what is paid now; before that, what is missing of them is as it was.</summary>
    public static async Task Book(AtoZDb db, ClaimRecord claim, Money amount)
    {
        foreach ((ClaimLineRecord line, long minor) in await Plan(db, claim, amount))
        {
            line.PaidMinor = checked(line.PaidMinor + minor);
        }

        claim.PaidMinor = checked(claim.PaidMinor + amount.MinorUnits);
    }

    // The accepted offer may be for some of the lines only.
    private static async Task<HashSet<int>?> OffersLines(AtoZDb db, ClaimRecord claim)
    {
        OfferRecord? accepted = await db.Offers
            .Where(o => o.ClaimId == claim.Id && o.State == OfferState.Accepted).OrderByDescending(o => o.Round).FirstOrDefaultAsync();
        return accepted?.ForLines is { Count: > 0 } lines ? [.. lines] : null;
    }
}
