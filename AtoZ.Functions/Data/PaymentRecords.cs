using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Data;

/// <summary>Money that a payment service was asked to move. Stored before it is asked, so that a crash forgets no order.</summary>
public sealed class PaymentOrderRecord
{
    /// <summary>Claim and purpose: the idempotency key, here and at the service.</summary>
    public required string Key { get; init; }

    public required ClaimId ClaimId { get; init; }

    public required PaymentKind Kind { get; init; }

    /// <summary>Whose money: the seller of a charge, the buyer of a payout.</summary>
    public required string Holder { get; init; }

    public required long AmountMinor { get; set; }

    public required string Currency { get; set; }

    /// <summary>Of a payout in another currency than the claim's: how it came of it, JSON.</summary>
    public string? Conversion { get; set; }

    /// <summary>How a payout reaches the buyer; null for anything else, and for postage.</summary>
    public RefundMeans? Means { get; init; }

    /// <summary>Of a payout: the order whose payment is given back.</summary>
    public string? OrderId { get; init; }

    /// <summary>Of a payout: the whole that it is a part of, minor units. What was sent out never grows.</summary>
    public long? OfMinor { get; set; }

    public PaymentState State { get; set; }

    /// <summary>The debt that a page is for; null for anything else.</summary>
    public DebtId? DebtId { get; init; }

    /// <summary>Where the page is; null until the service has said it.</summary>
    public string? Url { get; set; }

    /// <summary>From 1; a payout that was declined is asked for again under a key of its own.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The service's own id of the payment.</summary>
    public string? Reference { get; set; }

    /// <summary>Why it was declined, in the service's words.</summary>
    public string? Reason { get; set; }

    /// <summary>A final answer that came later and says the opposite; people look at it.</summary>
    public string? Contradiction { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the service was asked last.</summary>
    public required DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? SettledAt { get; set; }
}

/// <summary>Which way money moves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaymentKind>))]
public enum PaymentKind
{
    /// <summary>From a seller's stored payment method.</summary>
    Charge,

    /// <summary>To a buyer.</summary>
    Payout,

    /// <summary>From a seller who pays a debt on a page of the service.</summary>
    Page,
}

/// <summary>What is known of a payment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaymentState>))]
public enum PaymentState
{
    /// <summary>Asked, or about to be; the outcome is not known.</summary>
    Pending,

    /// <summary>The money moved.</summary>
    Succeeded,

    /// <summary>The money did not move, and will not.</summary>
    Declined,
}

/// <summary>A callback of the payment service that was taken in; a repeat finds it.</summary>
internal sealed class PaymentEventRecord
{
    /// <summary>The <c>webhook-id</c>.</summary>
    public required string Id { get; init; }

    public required string OrderKey { get; init; }

    public required PaymentState State { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
