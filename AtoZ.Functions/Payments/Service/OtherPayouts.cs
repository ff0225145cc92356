using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments.Service;

/// <summary>
/// Payouts of other cases about the same items: an inquiry and the claim after it can each find the same money missing, and the service may take days
/// over the first of them. What is missing is known only when that is booked.
/// </summary>
internal static class OtherPayouts
{
    /// <summary>Has a payout wait for another one about one of its items that was sent out and is not booked.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="payout">A key of the payout that waits.</param>
    /// <param name="of">Its case: a claim, or an inquiry.</param>
    /// <param name="since">What was booked from then on counts as not booked: whoever found money missing then did not know of it.</param>
    /// <exception cref="PaymentUnsettledException">There is one: to be tried again later.</exception>
    public static async Task MustBeBooked(AtoZDb db, string payout, ClaimId of, DateTimeOffset? since = null)
    {
        (string order, HashSet<int> lines) = await PricesOf(db, of);
        List<PaymentOrderRecord> sent = await db.PaymentOrders
            .Where(o => o.OrderId == order && o.Kind == PaymentKind.Payout && o.Means != null && o.State != PaymentState.Declined).ToListAsync();
        if (sent.Exists(o => BuyerPayouts.IsOfOnePayout(o.Key, payout)))
        {
            // A part of it is on its way itself, and who waits for it must not be waited for.
            return;
        }

        foreach (PaymentOrderRecord other in sent)
        {
            bool isBooked = await BuyerPayouts.BookedWith(db, other.Key) is { } booked && !(booked.At >= since);
            if (!isBooked && (await PricesOf(db, other.ClaimId)).Lines.Overlaps(lines))
            {
                throw new PaymentUnsettledException(payout, $"'{other.Key}' is on its way for the same item, and is booked first.");
            }
        }
    }

    // None of a harm claim: its loss is no price. A claim that was an inquiry has the inquiry's id.
    private static async Task<(string Order, HashSet<int> Lines)> PricesOf(AtoZDb db, ClaimId id)
    {
        ClaimRecord? claim = await db.Claims.FindAsync(id);
        InquiryRecord? inquiry = await db.Inquiries.FindAsync(id);
        IEnumerable<int> lines = claim?.Kind.IsHarm() == true ? [] : (await db.LinesOf(id)).Select(l => l.Line);
        return (claim?.OrderId ?? inquiry?.OrderId ?? "", [.. lines, .. inquiry is null ? [] : new[] { inquiry.Line }]);
    }
}
