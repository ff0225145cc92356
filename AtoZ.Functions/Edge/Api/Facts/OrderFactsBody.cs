namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Facts of an order line; what is left out stays as it is. Money in minor units of the order's currency, as sums. <c>chargedBack</c> says that all that
/// was not refunded was charged back, <c>chargedBackMinor</c> how much of it; <c>deliverySigned</c>, that somebody signed for the delivery;
/// <c>returnAskedAt</c>, when the buyer asked the seller to take the item back; <c>chargedMinor</c>, what the buyer was charged for the line.
/// </summary>
internal sealed record OrderFactsBody(
    string? Status = null,
    DateTimeOffset? ShippedAt = null,
    DateTimeOffset? DeliveredAt = null,
    DateTimeOffset? SellerContactedAt = null,
    DateTimeOffset? ReturnPostedAt = null,
    long? RefundedMinor = null,
    bool? ChargedBack = null,
    string? ProductTitle = null,
    string? TrackingNumber = null,
    string? DeliveredCity = null,
    DateTimeOffset? CarrierLostAt = null,
    long? InsurerPaidMinor = null,
    string? BuyerCountry = null,
    long? WeightGrams = null,
    string? SerialNumber = null,
    long? ReturnWeightGrams = null,
    string? ReturnSerialNumber = null,
    long? ChargedBackMinor = null,
    string? Currency = null,
    bool? DeliverySigned = null,
    DateTimeOffset? ReturnAskedAt = null,
    long? ChargedMinor = null);

/// <summary>What is known of an order line now.</summary>
internal sealed record OrderFactsShown(
    string OrderId,
    int Line,
    string Status,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? SellerContactedAt,
    DateTimeOffset? ReturnPostedAt,
    long RefundedMinor,
    bool ChargedBack,
    DateTimeOffset? CarrierLostAt,
    long InsurerPaidMinor,
    long ChargedBackMinor,
    DateTimeOffset? ReturnAskedAt,
    long? ChargedMinor);
