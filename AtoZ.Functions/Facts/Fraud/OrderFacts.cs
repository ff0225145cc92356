using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>What the order itself tells: what came back, and what kind of thing it is.</summary>
internal static class OrderFacts
{
    /// <summary>By what part the return differs from what was sent, as known when the claim was filed; null when that cannot be told.</summary>
    public static decimal? ReturnDiffers(OrderLine? line, DateTimeOffset filedAt) => line switch
    {
        { ReturnPostedAt: { } posted } when posted > filedAt => null,
        { SerialNumber: { } sent, ReturnSerialNumber: { } back } when !string.Equals(sent.Trim(), back.Trim(), StringComparison.OrdinalIgnoreCase) => decimal.One,
        { WeightGrams: { } sent and > 0, ReturnWeightGrams: { } back } => Math.Abs(sent - back) / (decimal)sent,
        { SerialNumber: not null, ReturnSerialNumber: not null } => decimal.Zero,
        _ => null,
    };

    /// <summary>Whether what never came is of a category that is stolen often; null when something came, or the category is not known.</summary>
    public static bool? TheftProne(ClaimKind kind, OrderLine? line, FraudTerms terms) => kind.IsNonDelivery() && line?.Category is { } category
        ? terms.TheftProne.Contains(category, StringComparer.OrdinalIgnoreCase)
        : null;
}
