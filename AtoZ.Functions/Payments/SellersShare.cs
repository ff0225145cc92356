using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

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
        long paid = await Sum(db, claim, (purpose, account) => account == ChartOfAccounts.ClaimClearing
            ? Debits.Contains(purpose)
            : account == ChartOfAccounts.SellerReceivable && !NotTheSellers.Contains(purpose));
        long back = await Sum(db, claim, (purpose, account) => account == ChartOfAccounts.SellerFunds
            && (purpose == Repayments.Purpose || purpose.StartsWith(Purposes.RefundSeller, StringComparison.Ordinal)));
        return new Money(Math.Max(0, paid - back), claim.Currency);
    }

    /// <summary>What insurers paid towards the debts of a claim, and was not set apart for them again.</summary>
    public static async Task<Money> OfInsurers(AtoZDb db, ClaimRecord claim)
    {
        long paid = await Sum(db, claim, (purpose, account) => purpose == DebtReceipts.InsurersPurpose && account == ChartOfAccounts.SellerReceivable);
        long kept = await Sum(db, claim, (purpose, account) => purpose == DebtReceipts.NotOwedPurpose && account == ChartOfAccounts.Overpayments);
        return new Money(paid - kept, claim.Currency);
    }

    private static async Task<long> Sum(AtoZDb db, ClaimRecord claim, Func<string, string, bool> counts)
    {
        await db.SaveChangesAsync();
        var postings = await db.LedgerTransactions.Where(t => t.ClaimId == claim.Id)
            .SelectMany(t => t.Postings, (t, p) => new { t.Purpose, p.Account, p.AmountMinor }).ToListAsync();
        return -postings.Where(p => counts(p.Purpose, p.Account)).Sum(p => p.AmountMinor);
    }
}
