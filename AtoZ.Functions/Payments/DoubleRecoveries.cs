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
        List<ClaimPart> claims = await db.PartsAbout(line.OrderId, line.Line).ToListAsync();
        List<(ClaimRecord Claim, Money More)> changed = [];
        Money excess = await WhatIsMissing.CameBack(db, line) - await WhatIsMissing.Paid(db, line);
        IReadOnlyList<ClaimPart> paid =
        [
            .. claims.Where(c => c.Line.PaidMinor > 0 && c.Claim.Currency == line.Currency)
                .OrderBy(c => c.Claim.ClosedAt).ThenBy(c => c.Claim.Id.Value, StringComparer.Ordinal),
        ];
        foreach (ClaimPart part in paid.Where(c => !c.Claim.Kind.IsHarm()))
        {
            // The claim that was paid last is the first that had nothing left to make good.
            excess += part.Paid;
            await Change(db, part, excess, at, changed);
        }

        foreach (ClaimPart harm in paid.Where(c => c.Claim.Kind.IsHarm()))
        {
            Money got = harm.Paid + new Money(line.InsurerPaidMinor, harm.Claim.Currency);
            await Change(db, harm, got - await WhatIsMissing.Lost(db, harm.Claim), at, changed);
        }

        return changed;
    }

    private static async Task Change(AtoZDb db, ClaimPart part, Money excess, DateTimeOffset at, List<(ClaimRecord Claim, Money More)> changed)
    {
        ClaimRecord claim = part.Claim;
        part.Line.RecoveredTwiceMinor = Money.Min(excess, part.Paid).AtLeastZero().MinorUnits;
        long ofAllLines = (await db.LinesOf(claim.Id)).Sum(l => l.RecoveredTwiceMinor);

        // What the buyer paid back already is not asked for again.
        Money twice = (new Money(ofAllLines, claim.Currency) - await Repayments.Of(db, claim)).AtLeastZero();
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
