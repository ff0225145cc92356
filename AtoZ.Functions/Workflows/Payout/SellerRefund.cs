using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>Gives a seller back what was taken for a claim.</summary>
internal static class SellerRefund
{
    /// <summary>Gives back what the seller paid of a debt; what an insurer paid of it is kept for the insurer.</summary>
    public static async Task OfDebt(OpenedCase open, IPaymentGateway gateway, DebtRecord debt, string expense)
    {
        Money recovered = open.Money(debt.RecoveredMinor);
        Money insurers = Money.Min(recovered, await SellersShare.OfInsurers(open.Db, open.Claim));
        await DebtReceipts.Keep(open.Db, debt, insurers, expense, open.Now);
        await Give(open, gateway, $"{Purposes.RefundSeller}:{debt.Id}", Money.Min(recovered - insurers, await SellersShare.Of(open.Db, open.Claim)), expense);
    }

    /// <summary>Gives back all else that the seller paid for the claim; what was charged beyond it went back already.</summary>
    public static async Task OfRest(OpenedCase open, IPaymentGateway gateway, string expense) =>
        await Give(open, gateway, Purposes.RefundSeller, await SellersShare.Of(open.Db, open.Claim), expense);

    /// <summary>Gives back what the seller paid for the postage of a return.</summary>
    public static async Task OfPostage(OpenedCase open, IPaymentGateway gateway, string expense)
    {
        LedgerTransaction? debit = await Ledger.Find(open.Db, $"{open.Claim.Id}:{Purposes.DebitPostage}");
        long amount = -(debit?.Postings.Where(p => p.Account == ChartOfAccounts.ReturnPostage).Sum(p => p.AmountMinor) ?? 0);
        await Give(open, gateway, Purposes.RefundPostage, open.Money(amount), expense);
    }

    private static Task Give(OpenedCase open, IPaymentGateway gateway, string purpose, Money amount, string expense)
    {
        MoneyMove move = new(open.Claim.Id, purpose, open.Claim.SellerId, amount, open.Now);
        return amount.MinorUnits == 0 ? Task.CompletedTask : gateway.Refund(open.Db, move, new Posting(expense, "", amount));
    }
}
