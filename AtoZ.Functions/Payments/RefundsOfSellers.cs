using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Records;

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
    /// <returns>The debts that changed.</returns>
    public static async Task<IReadOnlyList<DebtRecord>> Follow(
        AtoZDb db, Timeline timeline, ClaimRecord claim, Money twice, Money refunded, DateTimeOffset at)
    {
        string key = $"{claim.Id}:{Purpose}:{claim.Revision}";
        List<DebtRecord> open = await DebtBook.OpenOf(db, claim);
        Money more = Money.Min(twice, refunded);
        if (more.MinorUnits > 0)
        {
            IReadOnlyList<(DebtRecord Debt, Money Part)> lower = DebtBook.Shared(open, more);
            foreach ((DebtRecord debt, Money part) in lower)
            {
                await Lower(db, timeline, debt, part, $"{key}:{debt.Id}", at);
            }

            return [.. lower.Select(l => l.Debt)];
        }

        Money back = Money.Min(Money.Min(-twice, -refunded), await LaidOut(db, claim));
        return back.MinorUnits > 0 ? await Raise(db, claim, open, back, key, at) : [];
    }

    /// <summary>By how much refunds lowered the debt of a claim in all.</summary>
    public static async Task<Money> Lowered(AtoZDb db, ClaimRecord claim) => new(await Sum(db, claim, t => t == Purpose), claim.Currency);

    /// <summary>What of that the buyer has not given back yet: the marketplace laid it out.</summary>
    public static async Task<Money> LaidOut(AtoZDb db, ClaimRecord claim) =>
        new(Math.Max(0, await Sum(db, claim, t => t != DoubleRecoveries.Purpose)), claim.Currency);

    private static async Task<long> Sum(AtoZDb db, ClaimRecord claim, Func<string, bool> counts) => (await Ledger.Of(db, claim.Id))
        .Where(b => b.Posting.Account == ChartOfAccounts.DoubleRecovery && counts(b.Purpose)).Sum(b => b.Posting.AmountMinor);

    private static async Task Lower(AtoZDb db, Timeline timeline, DebtRecord debt, Money amount, string key, DateTimeOffset at)
    {
        Posting laidOut = new(ChartOfAccounts.DoubleRecovery, debt.ClaimId.Value, amount);
        await Ledger.Post(db, key, debt.ClaimId, Purpose, at, laidOut, DebtBook.Settles(debt, amount));
        await DebtBook.Lowered(db, timeline, debt, amount, key, "Refunded", at);
    }

    // The debt that was lowered last is the first to be higher again; what no open debt takes, the marketplace bears.
    private static async Task<IReadOnlyList<DebtRecord>> Raise(
        AtoZDb db, ClaimRecord claim, IEnumerable<DebtRecord> open, Money amount, string key, DateTimeOffset at)
    {
        List<DebtRecord> raised = [];
        List<Posting> others = [];
        Money rest = amount;
        foreach (DebtRecord debt in open.Reverse())
        {
            Money part = Money.Min(rest, new Money(debt.RecoveredMinor, debt.Currency));
            if (part.MinorUnits > 0)
            {
                rest -= part;
                debt.RecoveredMinor -= part.MinorUnits;
                others.Add(DebtBook.Settles(debt, -part));
                raised.Add(debt);
            }
        }

        others.AddRange(rest.MinorUnits > 0 ? [new Posting(ChartOfAccounts.GuaranteeExpense, "", rest)] : []);
        await Ledger.Post(db, key, claim.Id, Purpose, at, [new(ChartOfAccounts.DoubleRecovery, claim.Id.Value, -amount), .. others]);
        return raised;
    }
}
