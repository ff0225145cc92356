using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>What of a payout is for which line of the claim: in proportion to what is missing of each, to the last unit.</summary>
internal static class LineShares
{
    /// <summary>Notes on the claim and on each of its lines what is paid now; before that, what is missing of them is as it was.</summary>
    public static async Task Book(OpenedCase open, Money amount)
    {
        IReadOnlyList<(ClaimLineRecord Line, Money Missing)> lines = await WhatIsMissing.ByLine(open.Db, open.Claim);
        if (lines.Count > 1 && await OffersLines(open) is { } offered)
        {
            lines = [.. lines.Where(l => offered.Contains(l.Line.Line))];
        }

        // A payment that was sent out keeps its amount: what came by another way meanwhile is missing no more, and is shared by what was claimed.
        bool missing = lines.Any(l => l.Missing.MinorUnits > 0);
        long[] shares = Of(amount.MinorUnits, [.. lines.Select(l => missing ? l.Missing.MinorUnits : l.Line.AmountMinor)]);
        for (int i = 0; i < shares.Length; i++)
        {
            lines[i].Line.PaidMinor = checked(lines[i].Line.PaidMinor + shares[i]);
        }

        open.Claim.PaidMinor = checked(open.Claim.PaidMinor + amount.MinorUnits);
    }

    /// <summary>Shares an amount by weights: rounded down, and what is left goes one by one to those who lost most by it.</summary>
    internal static long[] Of(long amount, IReadOnlyList<long> weights)
    {
        Int128 all = weights.Aggregate((Int128)0, (sum, w) => sum + w);
        long[] shares = [.. weights.Select(w => (long)((Int128)amount * w / all))];
        IEnumerable<int> byLoss = Enumerable.Range(0, shares.Length).OrderByDescending(i => (Int128)amount * weights[i] % all).ThenBy(i => i);
        foreach (int i in byLoss.Take((int)(amount - shares.Sum())))
        {
            shares[i]++;
        }

        return shares;
    }

    // The accepted offer may be for some of the lines only.
    private static async Task<HashSet<int>?> OffersLines(OpenedCase open)
    {
        OfferRecord? accepted = await open.Db.Offers
            .Where(o => o.ClaimId == open.Claim.Id && o.State == OfferState.Accepted).OrderByDescending(o => o.Round).FirstOrDefaultAsync();
        return accepted?.ForLines is { Count: > 0 } lines ? [.. lines] : null;
    }
}
