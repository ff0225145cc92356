using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records;

namespace AtoZ.Functions.Payments.Service;

/// <summary>
/// Books what a seller paid of a debt when the service confirms it, on a page or by the stored payment method: whatever became of the debt meanwhile,
/// the money is booked, and what is not owed any more goes back.
/// </summary>
internal static class DebtPayments
{
    /// <summary>Books a payment of a debt; nothing happens for any other.</summary>
    public static async Task Book(AtoZDb db, Timeline timeline, PaymentOrderRecord order, DateTimeOffset at)
    {
        if (order is not { State: PaymentState.Succeeded, DebtId: { } id } || await db.Debts.FindAsync(id) is not { } debt)
        {
            return;
        }

        Money paid = new(order.AmountMinor, order.Currency);
        DebtReceipt receipt = order.Kind == PaymentKind.Page
            ? new(order.Key, paid, DebtPayer.Seller, RecoveryMethods.Payment, Party.Seller, at)
            : new(order.Key, paid, DebtPayer.Seller, RecoveryMethods.PaymentMethod, Party.System, at) { IsOfAStep = true };
        await DebtReceipts.Take(db, timeline, debt, receipt);
    }
}
