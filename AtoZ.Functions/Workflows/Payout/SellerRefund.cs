using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>Gives a seller back what was taken for a claim.</summary>
internal static class SellerRefund
{
    /// <summary>Gives back what was recovered of a debt.</summary>
    public static Task OfDebt(OpenedCase open, IPaymentGateway gateway, DebtRecord debt, string expense) =>
        Give(open, gateway, $"{Purposes.RefundSeller}:{debt.Id}", debt.RecoveredMinor, expense);

    /// <summary>Gives back what the seller paid of the claim itself; what was charged beyond it went back already.</summary>
    public static async Task OfDebit(OpenedCase open, IPaymentGateway gateway, string expense)
    {
        long taken = 0;
        foreach (PayoutPurposes payout in PayoutPurposes.All)
        {
            LedgerTransaction? debit = await Ledger.Find(open.Db, $"{open.Claim.Id}:{payout.Debit}");
            taken -= debit?.Postings.Where(p => p.Account == ChartOfAccounts.ClaimClearing).Sum(p => p.AmountMinor) ?? 0;
        }

        await Give(open, gateway, Purposes.RefundSeller, taken, expense);
    }

    /// <summary>Gives back what the seller paid for the postage of a return.</summary>
    public static async Task OfPostage(OpenedCase open, IPaymentGateway gateway, string expense)
    {
        LedgerTransaction? debit = await Ledger.Find(open.Db, $"{open.Claim.Id}:{Purposes.DebitPostage}");
        long amount = -(debit?.Postings.Where(p => p.Account == ChartOfAccounts.ReturnPostage).Sum(p => p.AmountMinor) ?? 0);
        await Give(open, gateway, Purposes.RefundPostage, amount, expense);
    }

    private static Task Give(OpenedCase open, IPaymentGateway gateway, string purpose, long amountMinor, string expense)
    {
        Money amount = open.Money(amountMinor);
        MoneyMove move = new(open.Claim.Id, purpose, open.Claim.SellerId, amount, open.Now);
        return amountMinor == 0 ? Task.CompletedTask : gateway.Refund(open.Db, move, new Posting(expense, "", amount));
    }
}
