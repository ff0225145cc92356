using AtoZ.Functions.Claims;

namespace AtoZ.Functions.Policy.FraudRules;

/// <summary>A claim that the same buyer filed before.</summary>
public sealed record EarlierClaim(DateTimeOffset FiledAt, ClaimKind Kind, ClaimOutcome Outcome, long PaidMinor);

/// <summary>All that the fraud rules look at, gathered before any of them runs. Null means unknown.</summary>
/// <param name="Kind">What is claimed.</param>
/// <param name="FiledAt">When the claim was filed.</param>
/// <param name="AmountMinor">Claimed, minor units.</param>
/// <param name="PaidMinor">Paid for the pieces claimed, minor units of the same currency; null when in another currency.</param>
/// <param name="ApprovedAt">When the order was to be handed over: approved, else purchased.</param>
/// <param name="ShippedAt">When the carrier took it.</param>
/// <param name="DeliveredAt">When a scan says delivered.</param>
/// <param name="WindowClosesAt">When the window for such a claim closes.</param>
/// <param name="EarlierClaims">Of the same buyer, without this one.</param>
/// <param name="BuyerOrderLines">Order lines that the buyer bought within the look-back of FRAUD-03.</param>
/// <param name="ClaimsWithTheSameFile">Other claims with a file of the same SHA-256.</param>
/// <param name="SellerLinesInWindow">Order lines of the seller in the look-back of FRAUD-12 before this order.</param>
/// <param name="SellerLinesUsual">What the seller sold in such a window on average before; null for a seller without a past.</param>
public sealed record FraudFacts(
    ClaimKind Kind,
    DateTimeOffset FiledAt,
    long AmountMinor,
    long? PaidMinor,
    DateTimeOffset? ApprovedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? WindowClosesAt,
    IReadOnlyList<EarlierClaim> EarlierClaims,
    int BuyerOrderLines,
    int ClaimsWithTheSameFile,
    int SellerLinesInWindow,
    decimal? SellerLinesUsual)
{
    /// <summary>The buyer's claims within a look-back before this one.</summary>
    public IEnumerable<EarlierClaim> EarlierWithin(TimeSpan? window) => EarlierClaims.Where(c => c.FiledAt <= FiledAt && c.FiledAt >= FiledAt - window);
}
