using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Where the payment service and the books do not say the same.</summary>
internal static class PaymentDifferences
{
    public static async Task<List<Difference>> Of(AtoZDb db, DateTimeOffset settled, bool serviceIsUsed)
    {
        // Orders that succeeded and stand in the books are nearly all: they never leave the database.
        var orders = await db.PaymentOrders
            .Select(o => new
            {
                Order = o,
                Booked = db.LedgerTransactions.Any(t => t.Key == o.Key),
                PaidElse = o.Means != null && !o.Key.Contains(Purposes.PayInquiry) && db.LedgerTransactions.ToBuyersOfClaims().Any(t => t.ClaimId == o.ClaimId),
            })
            .Where(o => o.Order.Contradiction != null || o.Order.State != PaymentState.Succeeded || !o.Booked)
            .ToListAsync();
        List<Difference> found = [.. orders.Select(o => Of(o.Order, o.Booked, o.PaidElse, settled)).OfType<Difference>()];
        if (serviceIsUsed && await db.PaymentOrders.OrderBy(o => o.CreatedAt).Select(o => (DateTimeOffset?)o.CreatedAt).FirstOrDefaultAsync() is { } since)
        {
            // What was booked before the service was set up is not its affair.
            List<string> alone = await db.LedgerPostings
                .Where(p => p.Account == ChartOfAccounts.BuyerPayouts || p.Account == ChartOfAccounts.GiftCardLiability)
                .Join(db.LedgerTransactions.Where(t => t.At >= since), p => p.TransactionId, t => t.Id, (_, t) => t.Key)
                .Where(key => !db.PaymentOrders.Any(o => o.Key == key)).Distinct().ToListAsync();
            found.AddRange(alone.Select(key => new Difference(
                "BOOKED_NOT_PAID", key, "The ledger paid the buyer; the payment service was never asked.", "Look the payment up at the service; if it is not there, pay it under this key.")));
        }

        return found;
    }

    private static Difference? Of(PaymentOrderRecord order, bool booked, bool paidElse, DateTimeOffset settled)
    {
        Money amount = new(order.AmountMinor, order.Currency);
        if (order.Contradiction is { } contradiction)
        {
            return new Difference(
                "PAYMENT_CONTRADICTED", order.Key, $"{order.Kind} of {amount}: {contradiction}", "Ask the payment service which answer is true; give back by hand what moved twice or wrongly.");
        }

        return (order.State, booked) switch
        {
            (PaymentState.Succeeded, false) when order.SettledAt < settled => new Difference(
                "PAYMENT_NOT_BOOKED", order.Key, $"{amount} moved and stand in no booking.", "The claim's activity books it at its next run; if its orchestration ended, run the sweep of silent cases."),
            (PaymentState.Declined, true) => new Difference("BOOKED_NOT_PAID", order.Key, $"{amount} are booked; the service declined them: {order.Reason}.", "Take the booking back by a contrary one, and let the claim be paid anew."),
            // The buyer chose another means after it was declined.
            (PaymentState.Declined, false) when paidElse => null,
            (PaymentState.Declined, false) when order.Kind == PaymentKind.Payout => new Difference(
                "PAYOUT_DECLINED", order.Key, $"The buyer could not be paid {amount}: {order.Reason}.", "Ask the buyer for another way to be paid; the payout is asked for again by itself."),
            (PaymentState.Pending, _) when order.Kind != PaymentKind.Page && order.AskedAt < settled => new Difference(
                "PAYMENT_UNKNOWN", order.Key, $"The outcome of {amount} is not known since {order.AskedAt:u}.", "Look at the payment service; the order is asked for again under the same key and is never paid twice."),
            _ => null,
        };
    }
}
