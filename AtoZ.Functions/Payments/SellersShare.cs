using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Payments;

/// <summary>What a claim has cost others than the marketplace, by the ledger: what a seller paid and did not get back, and what an insurer paid.</summary>
internal static class SellersShare
{
    private static readonly string[] Debits = [.. PayoutPurposes.All.SelectMany(p => new[] { p.Debit, p.Debit + SetAside.Unspent })];

    // Opens a debt, gives it up, or settles it with money that is not the seller's.
    private static readonly string[] NotTheSellers =
        [DebtBook.OpenPurpose, DebtBook.WriteOffPurpose, DebtBook.CancelPurpose, Repayments.Purpose, DebtReceipts.InsurersPurpose];

    /// <summary>What the seller paid by the debit of the claim, towards its debts, or straight to the buyer, less what went back to the seller.</summary>
    public static async Task<Money> Of(AtoZDb db, ClaimRecord claim)
    {
        IReadOnlyList<(string Purpose, LedgerPosting Posting)> all = await Ledger.Of(db, claim.Id);
        long paid = all.Where(b => IsPaid(b.Purpose, b.Posting.Account)).Sum(b => b.Posting.AmountMinor);
        long back = all.Where(b => WentBack(b.Purpose, b.Posting.Account)).Sum(b => b.Posting.AmountMinor);
        return new Money(Math.Max(0, back - paid), claim.Currency);
    }

    /// <summary>What insurers paid towards the debts of a claim, and was not set apart for them again.</summary>
    public static async Task<Money> OfInsurers(AtoZDb db, ClaimRecord claim)
    {
        IReadOnlyList<(string Purpose, LedgerPosting Posting)> all = await Ledger.Of(db, claim.Id);
        long paid = all.Where(b => (b.Purpose, b.Posting.Account) == (DebtReceipts.InsurersPurpose, ChartOfAccounts.SellerReceivable)).Sum(b => b.Posting.AmountMinor);
        long kept = all.Where(b => (b.Purpose, b.Posting.Account) == (DebtReceipts.NotOwedPurpose, ChartOfAccounts.Overpayments)).Sum(b => b.Posting.AmountMinor);
        return new Money(kept - paid, claim.Currency);
    }

    private static bool IsPaid(string purpose, string account) => account == ChartOfAccounts.ClaimClearing
        ? Debits.Contains(purpose)
        : account == ChartOfAccounts.SellerReceivable && !NotTheSellers.Contains(purpose);

    private static bool WentBack(string purpose, string account) => account == ChartOfAccounts.SellerFunds
        && (purpose == Repayments.Purpose || purpose.StartsWith(Purposes.RefundSeller, StringComparison.Ordinal));
}
