using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// How a buyer gets the money of a claim (PROCESS §8): back the way the order was paid, each means up to what it paid; credit instead only where the buyer
/// chose it. Rule PAY-06.
/// </summary>
internal static class Refunds
{
    /// <summary>How much of a line was paid by which means, minor units.</summary>
    /// <param name="total">What the line cost.</param>
    /// <param name="paymentType">The word of the order for how it was paid; null when nobody told.</param>
    /// <param name="byGiftCard">How much of it a gift card paid; null when nobody told.</param>
    /// <param name="terms">The pack's terms.</param>
    public static IReadOnlyDictionary<RefundMeans, long> PaidBy(long total, string? paymentType, long? byGiftCard, RefundTerms terms)
    {
        bool stored = paymentType is not null && terms.StoredValue.Contains(paymentType.Trim().Replace(' ', '_'), StringComparer.OrdinalIgnoreCase);
        long giftCard = Math.Min(total, byGiftCard ?? (stored ? total : 0));
        return new Dictionary<RefundMeans, long> { [RefundMeans.OriginalMethod] = total - giftCard, [RefundMeans.GiftCard] = giftCard };
    }

    /// <summary>Divides a payout among the means. A payment that was sent out keeps its amount.</summary>
    /// <param name="amount">The whole payout, not less than what was sent.</param>
    /// <param name="left">How much of what each means paid was not refunded yet.</param>
    /// <param name="sent">What was sent out for this payout already.</param>
    /// <param name="chosen">What the buyer chose for the whole; null for the way it was paid.</param>
    /// <param name="terms">The pack's terms.</param>
    public static IReadOnlyList<MeansShare> Shares(
        long amount, IReadOnlyDictionary<RefundMeans, long> left, IReadOnlyDictionary<RefundMeans, long> sent, RefundMeans? chosen, RefundTerms terms)
    {
        Dictionary<RefundMeans, long> shares = new(sent);
        long rest = amount - sent.Values.Sum();
        RefundMeans[] order = [.. terms.Order.Select(Enum.Parse<RefundMeans>)];
        if (chosen == RefundMeans.GiftCard)
        {
            Give(RefundMeans.GiftCard, rest);
        }

        foreach (RefundMeans means in order)
        {
            Give(means, left.GetValueOrDefault(means));
        }

        // What no means paid, such as an overcharge, goes where the order's money came from.
        Give(left.GetValueOrDefault(RefundMeans.OriginalMethod) == 0 && left.GetValueOrDefault(RefundMeans.GiftCard) > 0 ? RefundMeans.GiftCard : RefundMeans.OriginalMethod, rest);
        Give(RefundMeans.GiftCard, rest);
        return [.. order.Where(shares.ContainsKey).Select(m => new MeansShare(m, shares[m])).Where(s => s.Minor > 0)];

        void Give(RefundMeans means, long most)
        {
            long given = sent.ContainsKey(means) ? 0 : Math.Min(rest, most);
            if (given > 0)
            {
                shares[means] = shares.GetValueOrDefault(means) + given;
                rest -= given;
            }
        }
    }

    /// <summary>Whether the buyer may choose a means.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="means">What is wished.</param>
    /// <param name="underWay">Whether a payment was sent out or booked.</param>
    /// <param name="terms">The pack's terms.</param>
    /// <returns>Null when it may be chosen.</returns>
    public static Refusal? CheckChoice(IClaim claim, RefundMeans means, bool underWay, RefundTerms terms)
    {
        return underWay
            ? new Refusal("REFUND_UNDER_WAY", 409, "The money of this claim is on its way already.", "The case shows where it went.")
            : !claim.IsOpen
                ? new Refusal("CLAIM_CLOSED", 409, "The claim is closed.", "A decision can be appealed; the claim shows until when.")
                : !terms.Choices.Contains(means.ToString(), StringComparer.Ordinal)
                    ? new Refusal("REFUND_MEANS_NOT_OFFERED", 422, $"{means} is not offered.", $"Choose one of {string.Join(", ", terms.Choices)}.", "/means")
                    : null;
    }
}

/// <summary>What of a payout goes by which means, minor units.</summary>
internal sealed record MeansShare(RefundMeans Means, long Minor);
