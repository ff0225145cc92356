using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Payments;

/// <summary>What of a payout is for which line of the claim: in proportion to what is missing of each, to the last unit.</summary>
internal static class LineShares
{
    /// <summary>A payout of a claim as things stand; lines that get nothing are left out.</summary>
    public static async Task<PlannedPayout> Plan(AtoZDb db, ClaimRecord claim, PayoutPurposes payout, Money amount)
    {
        IReadOnlyList<(ClaimLineRecord Line, Money Missing)> all = await WhatIsMissing.ByLine(db, claim);
        IReadOnlyList<int>? agreed = await WhatIsMissing.LinesAgreedOn(db, claim, [.. all.Select(l => l.Line)]);
        IReadOnlyList<(ClaimLineRecord Line, Money Missing)> lines = [.. all.Where(l => agreed?.Contains(l.Line.Line) != false)];
        IReadOnlyList<int> about = [.. all.Select(l => l.Line.Line)];

        // A payment that was sent out keeps its amount: what came by another way meanwhile is missing no more, and is shared by what was claimed.
        bool missing = lines.Any(l => l.Missing.MinorUnits > 0);
        IReadOnlyList<long> shares = Division.Of(amount.MinorUnits, [.. lines.Select(l => missing ? l.Missing.MinorUnits : l.Line.AmountMinor)]);
        IReadOnlyList<LineShare> shared = [.. lines.Select((l, i) => new LineShare(l.Line.Line, shares[i])).Where(s => s.Minor > 0)];
        return new PlannedPayout(claim.Id, claim.BuyerId, claim.Kind, payout, claim.OrderId, about, amount, shared);
    }

    /// <summary>Notes on the claim and on each of its lines what was paid.</summary>
    public static async Task Book(AtoZDb db, ClaimRecord claim, PlannedPayout paid)
    {
        List<ClaimLineRecord> lines = await db.LinesOf(claim.Id);
        foreach (LineShare share in paid.Lines)
        {
            ClaimLineRecord line = lines.Single(l => l.Line == share.Line);
            line.PaidMinor = checked(line.PaidMinor + share.Minor);
        }

        claim.PaidMinor = checked(claim.PaidMinor + paid.Amount.MinorUnits);
    }
}
