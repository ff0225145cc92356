using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Records;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>
/// A seller who refunds the buyer after the marketplace paid has paid already (PROCESS §5): the seller's debt is lower by it, and what the
/// buyer has to give back is the marketplace's. A refund that is corrected raises the debt again while it is open; else the marketplace bears
/// it.
/// </summary>
internal static class RefundsOfSellers
{
    private const string Purpose = "refund-lowers-debt";

    /// <summary>Lowers the debt of a claim by a refund, or raises it by a correction.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="timeline">Where the seller reads it.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="twice">By how much the double recovery of the claim grew.</param>
    /// <param name="refunded">By how much the refunds of its line grew.</param>
    /// <param name="at">When.</param>
    /// <returns>The debt that changed; null when none did.</returns>
    public static async Task<DebtRecord?> Follow(
        AtoZDb db, Timeline timeline, ClaimRecord claim, Money twice, Money refunded, DateTimeOffset at)
    {
        string key = $"{claim.Id}:{Purpose}:{claim.Revision}";
        if (await DebtBook.Of(db, claim) is not { } debt)
        {
            return null;
        }

        Money more = Money.Min(twice, refunded);
        if (more.MinorUnits > 0)
        {
            Money lower = debt.ClosedAt is null ? Money.Min(more, debt.Outstanding) : Money.Zero(claim.Currency);
            return lower.MinorUnits > 0 ? await Lower(db, timeline, debt, lower, key, at) : null;
        }

        Money back = Money.Min(Money.Min(-twice, -refunded), await LaidOut(db, claim));
        return back.MinorUnits > 0 ? await Raise(db, debt, back, key, at) : null;
    }

    /// <summary>By how much refunds lowered the debt of a claim in all.</summary>
    public static async Task<Money> Lowered(AtoZDb db, ClaimRecord claim) => new(await Sum(db, claim, t => t == Purpose), claim.Currency);

    /// <summary>What of that the buyer has not given back yet: the marketplace laid it out.</summary>
    public static async Task<Money> LaidOut(AtoZDb db, ClaimRecord claim) =>
        new(Math.Max(0, await Sum(db, claim, t => t != DoubleRecoveries.Purpose)), claim.Currency);

    private static async Task<long> Sum(AtoZDb db, ClaimRecord claim, Func<string, bool> counts)
    {
        await db.SaveChangesAsync();
        var postings = await db.LedgerTransactions.Where(t => t.ClaimId == claim.Id)
            .SelectMany(t => t.Postings, (t, p) => new { t.Purpose, p.Account, p.AmountMinor })
            .Where(p => p.Account == ChartOfAccounts.DoubleRecovery)
            .ToListAsync();
        return postings.Where(p => counts(p.Purpose)).Sum(p => p.AmountMinor);
    }

    private static async Task<DebtRecord> Lower(AtoZDb db, Timeline timeline, DebtRecord debt, Money amount, string key, DateTimeOffset at)
    {
        Posting laidOut = new(ChartOfAccounts.DoubleRecovery, debt.ClaimId.Value, amount);
        await Ledger.Post(db, key, debt.ClaimId, Purpose, at, laidOut, DebtBook.Settles(debt, amount));
        await DebtBook.Lowered(db, timeline, debt, amount, key, "Refunded", at);
        return debt;
    }

    private static async Task<DebtRecord> Raise(AtoZDb db, DebtRecord debt, Money amount, string key, DateTimeOffset at)
    {
        Posting other = debt.ClosedAt is null ? DebtBook.Settles(debt, -amount) : new Posting(ChartOfAccounts.GuaranteeExpense, "", amount);
        await Ledger.Post(db, key, debt.ClaimId, Purpose, at, new(ChartOfAccounts.DoubleRecovery, debt.ClaimId.Value, -amount), other);
        debt.RecoveredMinor -= debt.ClosedAt is null ? amount.MinorUnits : 0;
        return debt;
    }
}
