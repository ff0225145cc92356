using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Activities;

/// <summary>Gives a seller back what was taken for a claim. It is held like any disbursement and goes out with the next one.</summary>
internal static class SellerRefund
{
    /// <summary>Gives back what was recovered of a debt.</summary>
    public static Task OfDebt(OpenCase open, DebtRecord debt, string expense) => Give(open, $"{Purposes.RefundSeller}:{debt.Id}", debt.RecoveredMinor, expense);

    /// <summary>Gives back what the seller paid of the claim itself.</summary>
    public static async Task OfDebit(OpenCase open, string expense)
    {
        LedgerTransaction? debit = await Ledger.Find(open.Db, $"{open.Claim.Id}:{Purposes.DebitSeller}");
        await Give(open, Purposes.RefundSeller, debit?.Postings.Where(p => p.AmountMinor > 0).Sum(p => p.AmountMinor) ?? 0, expense);
    }

    private static async Task Give(OpenCase open, string purpose, long amountMinor, string expense)
    {
        if (amountMinor == 0)
        {
            return;
        }

        Money amount = open.Money(amountMinor);
        string key = $"{open.Claim.Id}:{purpose}";
        if (!await Ledger.Post(
            open.Db, key, open.Claim.Id, purpose, open.Now, new(expense, "", amount), new(ChartOfAccounts.SellerFunds, open.Claim.SellerId, -amount)))
        {
            return;
        }

        open.Db.Disbursements.Add(new DisbursementRecord
        {
            Id = key,
            SellerId = open.Claim.SellerId,
            AmountMinor = amountMinor,
            Currency = open.Claim.Currency,
            DueAt = open.Now,
        });
    }
}
