using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>What a buyer is asked to give back after a payout (PROCESS §5, §8).</summary>
/// <param name="Amount">How much money; instead of it the buyer may send the parcel back, where it came after all.</param>
/// <param name="Twice">The money came twice; else the parcel came after the money.</param>
public sealed record GiveBack(Money Amount, bool Twice)
{
    /// <summary>The word of it in the texts.</summary>
    public string Why => this.Twice ? "Twice" : "Delivered";

    /// <summary>Of a claim; null when nothing is asked back.</summary>
    internal static async Task<GiveBack?> Of(AtoZDb db, ClaimRecord claim)
    {
        if (claim.IsOpen || claim.PaidMinor == 0)
        {
            return null;
        }

        if (claim.RecoveredTwiceMinor > 0)
        {
            return new GiveBack(new Money(claim.RecoveredTwiceMinor, claim.Currency), Twice: true);
        }

        List<TimelineRecord> after = await db.Timeline
            .Where(t => t.ClaimId == claim.Id && (t.Kind == TimelineKind.DeliveredAfterPayout || t.Kind == TimelineKind.SentBack))
            .ToListAsync();
        if (after.Count == 0 || after.Exists(t => t.Kind == TimelineKind.SentBack))
        {
            return null;
        }

        List<ClaimLineRecord> lines = await db.LinesOf(claim.Id);
        long came = lines.Where(l => after.Exists(t => (ClaimLines.Named(t) ?? l.Line) == l.Line)).Sum(l => l.PaidMinor);
        Money left = new Money(came, claim.Currency) - await Repayments.Of(db, claim);
        return left.MinorUnits > 0 ? new GiveBack(left, Twice: false) : null;
    }
}
