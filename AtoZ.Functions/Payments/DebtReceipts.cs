using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Payments;

/// <summary>Money that came in for a debt, from outside.</summary>
/// <param name="Key">The key of the booking: it counts once.</param>
/// <param name="Amount">All that came.</param>
/// <param name="From">Who paid it.</param>
/// <param name="Method">The word of the timeline for the way it came.</param>
/// <param name="By">Who says so.</param>
/// <param name="At">When it is booked.</param>
internal sealed record DebtReceipt(string Key, Money Amount, DebtPayer From, string Method, Party By, DateTimeOffset At)
{
    /// <summary>Whether a step of the recovery asked for it, which says on the timeline what came of it.</summary>
    public bool IsOfAStep { get; init; }
}

/// <summary>
/// Books money that came in for a debt, whole (PROCESS §9): what is owed settles the debt, what is more goes back to whoever paid it. A
/// seller's goes out with the next disbursement; what an insurer or an agency paid is kept until staff have sent it back.
/// </summary>
internal static class DebtReceipts
{
    /// <summary>The word of what an insurer paid: it is none of the seller's.</summary>
    internal const string InsurersPurpose = "insurer-pays-debt";

    /// <summary>The word of what an insurer paid for a debt that nobody owed after all.</summary>
    internal const string NotOwedPurpose = "debt-not-owed";

    private const string Purpose = "pay-debt";
    private const string ReturnPurpose = "return-overpayment";

    /// <summary>Books what came in, once per key.</summary>
    public static async Task Take(AtoZDb db, Timeline timeline, DebtRecord debt, DebtReceipt receipt)
    {
        Money settled = debt.ClosedAt is null ? Money.Min(receipt.Amount, debt.Outstanding) : Money.Zero(debt.Currency);
        Money excess = receipt.Amount - settled;
        string purpose = receipt.From == DebtPayer.Insurer ? InsurersPurpose : Purpose;
        if (!await Ledger.Post(db, receipt.Key, debt.ClaimId, purpose, receipt.At, [.. Postings(debt, receipt, settled, excess)]))
        {
            return;
        }

        DebtBook.Recovered(debt, settled, receipt.At);
        if (settled.MinorUnits > 0 && !receipt.IsOfAStep)
        {
            await Note(db, timeline, debt, receipt, $"recovered/{receipt.Key}", TimelineKind.RecoveryAttempted, receipt.Method, settled);
        }

        if (excess.MinorUnits > 0)
        {
            Keep(db, debt, receipt, excess);
            await Note(db, timeline, debt, receipt, $"overpaid/{receipt.Key}", TimelineKind.DebtArranged, "Overpaid", excess);
        }
    }

    /// <summary>An overpayment went back to an insurer or an agency; once per reference.</summary>
    /// <returns>False when less is kept than went back.</returns>
    public static async Task<bool> Return(AtoZDb db, DebtRecord debt, Money amount, string reference, DateTimeOffset at)
    {
        string key = $"{debt.Id}:return:{reference}";
        if (await Ledger.Find(db, key) is null && amount.MinorUnits > debt.OverpaidMinor)
        {
            return false;
        }

        Posting kept = new(ChartOfAccounts.Overpayments, debt.ClaimId.Value, amount);
        if (await Ledger.Post(db, key, debt.ClaimId, ReturnPurpose, at, kept, new(ChartOfAccounts.Cash, "", -amount)))
        {
            debt.OverpaidMinor -= amount.MinorUnits;
        }

        return true;
    }

    /// <summary>What an insurer paid towards a debt that falls away is kept until staff have sent it back, like what is more than was owed.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="debt">The debt.</param>
    /// <param name="paid">What the insurer paid for it.</param>
    /// <param name="expense">Who bears it instead.</param>
    /// <param name="at">When.</param>
    public static async Task Keep(AtoZDb db, DebtRecord debt, Money paid, string expense, DateTimeOffset at)
    {
        Posting kept = new(ChartOfAccounts.Overpayments, debt.ClaimId.Value, -paid);
        if (paid.MinorUnits > 0 && await Ledger.Post(db, $"{debt.Id}:{NotOwedPurpose}", debt.ClaimId, NotOwedPurpose, at, new(expense, "", paid), kept))
        {
            debt.OverpaidMinor = checked(debt.OverpaidMinor + paid.MinorUnits);
        }
    }

    private static IEnumerable<Posting> Postings(DebtRecord debt, DebtReceipt receipt, Money settled, Money excess)
    {
        yield return new Posting(ChartOfAccounts.Cash, "", receipt.Amount);
        if (settled.MinorUnits > 0)
        {
            yield return DebtBook.Settles(debt, settled);
        }

        if (excess.MinorUnits > 0)
        {
            yield return receipt.From == DebtPayer.Seller
                ? new Posting(ChartOfAccounts.SellerFunds, debt.SellerId, -excess)
                : new Posting(ChartOfAccounts.Overpayments, debt.ClaimId.Value, -excess);
        }
    }

    private static void Keep(AtoZDb db, DebtRecord debt, DebtReceipt receipt, Money excess)
    {
        if (receipt.From != DebtPayer.Seller)
        {
            debt.OverpaidMinor = checked(debt.OverpaidMinor + excess.MinorUnits);
            return;
        }

        SellerFunds.GoesOut(db, $"{receipt.Key}:excess", debt.SellerId, excess, receipt.At);
    }

    private static Task<bool> Note(AtoZDb db, Timeline timeline, DebtRecord debt, DebtReceipt receipt, string key, TimelineKind kind, string method, Money amount) => timeline.Append(
        db,
        debt.ClaimId,
        key,
        receipt.By,
        kind,
        Audience.Seller,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Names.Method] = method,
            [Names.Amount] = amount.ToString(),
            [Names.Outstanding] = debt.Outstanding.ToString(),
        });
}
