using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>How a buyer gets the money of a claim (PROCESS §8). Rules PAY-06, PAY-07.</summary>
/// <param name="Order">Which means is refunded first where an order was paid by several.</param>
/// <param name="StoredValue">The words of payment that mean a gift card or credit.</param>
/// <param name="Choices">The means that a buyer may choose for the whole of a payout.</param>
/// <param name="RateNoOlderThan">How old a rate may be by which a payout is converted.</param>
public sealed record RefundTerms(IReadOnlyList<string> Order, IReadOnlyList<string> StoredValue, IReadOnlyList<string> Choices, TimeSpan RateNoOlderThan)
{
    internal static RefundTerms Read(PackSection s) => new(s.Texts("order"), s.Texts("storedValue"), s.Texts("choices"), s.Duration("rateNoOlderThan"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(
            Order.Order(StringComparer.Ordinal).SequenceEqual(Enum.GetNames<RefundMeans>().Order(StringComparer.Ordinal)), "$.refunds.order", "must name each means of a refund once");
        yield return new(
            Choices.Contains(nameof(RefundMeans.OriginalMethod), StringComparer.Ordinal) && Choices.All(m => Enum.GetNames<RefundMeans>().Contains(m, StringComparer.Ordinal)),
            "$.refunds.choices",
            "must name means of a refund, OriginalMethod among them: nobody can be made to take credit");
    }
}
