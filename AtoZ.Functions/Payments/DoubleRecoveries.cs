using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>
/// Money that came back after a claim was paid: the buyer has it twice (PROCESS §8). The books hold it as the buyer's debt, owed to
/// whoever paid, and follow the facts: what a later fact takes back, falls away.
/// </summary>
internal static class DoubleRecoveries
{
    /// <summary>The word of its bookings.</summary>
    internal const string Purpose = "double-recovery";

    /// <summary>Brings the claims of a line in step with what came back for it.</summary>
    /// <returns>The claims whose double recovery changed, and by how much.</returns>
    public static async Task<IReadOnlyList<(ClaimRecord Claim, Money More)>> Follow(AtoZDb db, OrderLine line, DateTimeOffset at)
    {
        List<ClaimRecord> claims = await db.Claims.Where(c => c.OrderId == line.OrderId && c.Line == line.Line && c.Currency == line.Currency).ToListAsync();
        List<(ClaimRecord Claim, Money More)> changed = [];
        Money excess = await WhatIsMissing.CameBack(db, line) - await WhatIsMissing.Paid(db, line);
        IEnumerable<ClaimRecord> paid = claims.Where(c => c.PaidMinor > 0).OrderBy(c => c.ClosedAt).ThenBy(c => c.Id.Value, StringComparer.Ordinal);
        foreach (ClaimRecord claim in paid.Where(c => !c.Kind.IsHarm()))
        {
            // The claim that was paid last is the first that had nothing left to make good.
            excess += claim.Paid;
            await Change(db, claim, Within(excess, claim), at, changed);
        }

        foreach (ClaimRecord harm in paid.Where(c => c.Kind.IsHarm()))
        {
            Money got = harm.Paid + new Money(line.InsurerPaidMinor, harm.Currency);
            await Change(db, harm, Within(got - await WhatIsMissing.Lost(db, harm), harm), at, changed);
        }

        return changed;
    }

    private static Money Within(Money excess, ClaimRecord claim) => Money.Min(excess, claim.Paid).AtLeastZero();

    private static async Task Change(
        AtoZDb db, ClaimRecord claim, Money twice, DateTimeOffset at, List<(ClaimRecord Claim, Money More)> changed)
    {
        // What the buyer paid back already is not asked for again.
        twice = (twice - await Repayments.Of(db, claim)).AtLeastZero();
        Money more = twice - new Money(claim.RecoveredTwiceMinor, claim.Currency);
        if (more.MinorUnits == 0)
        {
            return;
        }

        claim.RecoveredTwiceMinor = twice.MinorUnits;
        claim.Revision++;
        await Ledger.Post(
            db,
            $"{claim.Id}:{Purpose}:{claim.Revision}",
            claim.Id,
            Purpose,
            at,
            new(ChartOfAccounts.BuyerReceivable, claim.BuyerId, more),
            new(ChartOfAccounts.DoubleRecovery, claim.Id.Value, -more));
        changed.Add((claim, more));
    }
}
