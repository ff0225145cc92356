using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records;

namespace AtoZ.Functions.Payments.Service;

/// <summary>Books what a seller paid on a page of the payment service, when the service confirms it.</summary>
internal static class PagePayments
{
    /// <summary>Books a page that was paid; nothing happens for any other payment.</summary>
    public static async Task Book(AtoZDb db, Timeline timeline, PaymentOrderRecord order, DateTimeOffset at)
    {
        if (order is not { Kind: PaymentKind.Page, State: PaymentState.Succeeded, DebtId: { } id } || await db.Debts.FindAsync(id) is not { } debt)
        {
            return;
        }

        Money paid = new(order.AmountMinor, order.Currency);
        await DebtReceipts.Take(db, timeline, debt, new DebtReceipt(order.Key, paid, DebtPayer.Seller, RecoveryMethods.Payment, Party.Seller, at));
    }
}
