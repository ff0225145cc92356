using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>Books what becomes of a debt and keeps its state in step, in the caller's transaction. Each booking once by its key.</summary>
internal static class DebtBook
{
    internal const string OpenPurpose = "open-debt";
    internal const string WriteOffPurpose = "write-off";
    internal const string CancelPurpose = "cancel-debt";

    /// <summary>Turns what the guarantee cost into a claim on the seller.</summary>
    public static Task<bool> Open(AtoZDb db, DebtRecord debt)
    {
        Money amount = new(debt.AmountMinor, debt.Currency);
        return Ledger.Post(db, $"{debt.Id}:open", debt.ClaimId, OpenPurpose, debt.OpenedAt, Owed(debt, amount), new(ChartOfAccounts.GuaranteeExpense, "", -amount));
    }

    /// <summary>The other side of money that came in for a debt.</summary>
    public static Posting Settles(DebtRecord debt, Money amount) => Owed(debt, -amount);

    /// <summary>What of a booking went towards a debt.</summary>
    public static Money Settled(LedgerTransaction booked, DebtRecord debt) =>
        new(-booked.Postings.Where(p => p.Account == ChartOfAccounts.SellerReceivable).Sum(p => p.AmountMinor), debt.Currency);

    /// <summary>Notes money that came in; the last of it ends the debt.</summary>
    public static void Recovered(DebtRecord debt, Money amount, DateTimeOffset at)
    {
        debt.RecoveredMinor = checked(debt.RecoveredMinor + amount.MinorUnits);
        if (debt.ClosedAt is null && debt.Outstanding.MinorUnits == 0)
        {
            End(debt, DebtState.Recovered, at);
        }
    }

    /// <summary>The open debts of a claim, the oldest first.</summary>
    internal static Task<List<DebtRecord>> OpenOf(AtoZDb db, ClaimRecord claim) =>
        db.Debts.Where(d => d.ClaimId == claim.Id && d.ClosedAt == null).OrderBy(d => d.OpenedAt).ThenBy(d => d.Id).ToListAsync();

    /// <summary>What of an amount goes to which debt, the first one first; those that get nothing are left out.</summary>
    internal static IReadOnlyList<(DebtRecord Debt, Money Part)> Shared(IEnumerable<DebtRecord> debts, Money amount)
    {
        List<(DebtRecord Debt, Money Part)> shared = [];
        foreach (DebtRecord debt in debts)
        {
            Money part = Money.Min(amount, debt.Outstanding);
            amount -= part;
            shared.AddRange(part.MinorUnits > 0 ? [(debt, part)] : []);
        }

        return shared;
    }

    /// <summary>A debt is lower by what did not come in as a payment: a refund of the seller's, or what the buyer paid back.</summary>
    public static async Task Lowered(
        AtoZDb db, Timeline timeline, DebtRecord debt, Money amount, string key, string method, DateTimeOffset at)
    {
        Recovered(debt, amount, at);
        Dictionary<string, string> facts = new(StringComparer.Ordinal)
        {
            [Names.Method] = method,
            [Names.Amount] = amount.ToString(),
            [Names.Outstanding] = debt.Outstanding.ToString(),
        };
        await timeline.Append(db, debt.ClaimId, $"lowered/{key}", Party.System, TimelineKind.RecoveryAttempted, Audience.Seller, facts);
    }

    /// <summary>Gives the rest of a debt up.</summary>
    public static Task WriteOff(AtoZDb db, DebtRecord debt, DateTimeOffset at) => GiveUp(db, debt, DebtState.WrittenOff, WriteOffPurpose, ChartOfAccounts.WriteOffExpense, at);

    /// <summary>The rest of a debt falls away: the marketplace bears it after all.</summary>
    public static Task Cancel(AtoZDb db, DebtRecord debt, string expense, DateTimeOffset at) => GiveUp(db, debt, DebtState.Cancelled, CancelPurpose, expense, at);

    private static async Task GiveUp(AtoZDb db, DebtRecord debt, DebtState state, string purpose, string expense, DateTimeOffset at)
    {
        if (debt.ClosedAt is not null)
        {
            return;
        }

        Money rest = debt.Outstanding;
        await Ledger.Post(db, $"{debt.Id}:{purpose}", debt.ClaimId, purpose, at, new(expense, "", rest), Settles(debt, rest));
        End(debt, state, at);
    }

    private static void End(DebtRecord debt, DebtState state, DateTimeOffset at)
    {
        debt.State = state;
        debt.ClosedAt = at;
        debt.NextAttemptAt = null;
    }

    private static Posting Owed(DebtRecord debt, Money amount) => new(ChartOfAccounts.SellerReceivable, debt.SellerId, amount);
}
