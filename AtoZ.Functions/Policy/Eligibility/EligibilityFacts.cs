using AtoZ.Functions.Claims;

namespace AtoZ.Functions.Policy.Eligibility;

/// <summary>All that eligibility looks at, gathered before any rule runs. Null means unknown.</summary>
/// <param name="Now">The moment of the check.</param>
/// <param name="OrderLineKnown">The order line exists.</param>
/// <param name="ClaimantBuyerId">Who claims.</param>
/// <param name="OrderBuyerId">Who bought.</param>
/// <param name="SellerId">Who sold; empty or the marketplace's own id when first-party.</param>
/// <param name="MarketplaceSellerId">The marketplace's own seller id.</param>
/// <param name="Kind">What is claimed.</param>
/// <param name="Category">Of the product.</param>
/// <param name="OrderStatus">The marketplace's status word.</param>
/// <param name="PurchasedAt">When bought.</param>
/// <param name="ShippedAt">When handed to the carrier.</param>
/// <param name="DeliveredAt">When delivered.</param>
/// <param name="EstimatedDeliveryAt">The latest estimate.</param>
/// <param name="SellerContactedAt">When the buyer first wrote to the seller.</param>
/// <param name="ReturnPostedAt">When a return was posted.</param>
/// <param name="Description">The buyer's words.</param>
/// <param name="EvidenceCount">Files at hand.</param>
/// <param name="RefundedMinor">Refunded outside of claims.</param>
/// <param name="ChargedBack">The bank charged back.</param>
/// <param name="OpenClaimOnLine">Another open or paid claim on the same line.</param>
/// <param name="AmountMinor">Claimed, minor units.</param>
/// <param name="PaidMinor">Paid for the claimed pieces, minor units.</param>
/// <param name="Currency">Of both amounts.</param>
/// <param name="ClaimCurrency">The currency that the claim names.</param>
public sealed record EligibilityFacts(
    DateTimeOffset Now,
    bool OrderLineKnown,
    string ClaimantBuyerId,
    string? OrderBuyerId,
    string? SellerId,
    string MarketplaceSellerId,
    ClaimKind Kind,
    string? Category,
    string? OrderStatus,
    DateTimeOffset? PurchasedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? EstimatedDeliveryAt,
    DateTimeOffset? SellerContactedAt,
    DateTimeOffset? ReturnPostedAt,
    string? Description,
    int EvidenceCount,
    long RefundedMinor,
    bool ChargedBack,
    bool OpenClaimOnLine,
    long AmountMinor,
    long PaidMinor,
    string? Currency,
    string? ClaimCurrency);
