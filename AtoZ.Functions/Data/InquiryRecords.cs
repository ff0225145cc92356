using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Data;

/// <summary>
/// A case before it is a claim (PROCESS §0): the buyer writes to the seller. The claim that it may become has the same id, so that
/// links, files and timeline go on.
/// </summary>
public sealed class InquiryRecord : IInquiry
{
    public required ClaimId Id { get; init; }

    public required string OrderId { get; init; }

    public required int Line { get; init; }

    /// <summary>How many pieces of the line it is about.</summary>
    public required int Quantity { get; init; }

    public required string BuyerId { get; init; }

    public required string SellerId { get; init; }

    /// <summary>What is wrong; never harm, which skips this stage.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>The buyer's first words, or the review that the seller answers; frozen.</summary>
    public required string Description { get; init; }

    public required Remedy Remedy { get; init; }

    /// <summary>What the buyer asks for, minor units; null for what was paid for the pieces.</summary>
    public long? AmountMinor { get; init; }

    /// <summary>The buyer's language.</summary>
    public required string Language { get; init; }

    /// <summary>Buyer, or Seller after a low review.</summary>
    public required Party OpenedBy { get; init; }

    /// <summary>Stars of the review that the seller answers; null when the buyer wrote first.</summary>
    public int? Rating { get; init; }

    public required string PolicyVersion { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the buyer first wrote; the seller's time runs from then. Null while only the seller wrote.</summary>
    public DateTimeOffset? ContactedAt { get; set; }

    /// <summary>When the seller's time is over, as it was told; null while the buyer has not written.</summary>
    public DateTimeOffset? SellerUntil { get; set; }

    /// <summary>Whose rest days do not count in the seller's time: a country, empty when it is not known; null where all days count.</summary>
    public string? RestDaysOf { get; set; }

    /// <summary>The buyer wishes that the claim files itself when the seller's time is over without a solution.</summary>
    public bool FilesItself { get; set; }

    /// <summary>What the seller refunded here, minor units of the order's currency.</summary>
    public long RefundedMinor { get; set; }

    /// <summary>Until which message the other side was written to.</summary>
    public int ToldMessages { get; set; }

    public InquiryState State { get; set; }

    /// <summary>Whose turn it is.</summary>
    public Party NextActor { get; set; }

    /// <summary>Until when; null when it ended.</summary>
    public DateTimeOffset? Deadline { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Last change; guards against two writers at once.</summary>
    public long Revision { get; set; }

    /// <summary>Whether it goes on.</summary>
    public bool IsOpen => this.EndedAt is null;
}

/// <summary>One message of an inquiry, in the words of its party; what was said is never changed.</summary>
internal sealed class InquiryMessageRecord
{
    public required ClaimId InquiryId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Party Party { get; init; }

    public required InquiryMessageKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>Of a tracking or a replacement; null elsewhere.</summary>
    public string? Carrier { get; init; }

    /// <summary>Of a tracking or a replacement; null elsewhere.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>What the seller refunds, minor units; zero elsewhere.</summary>
    public long AmountMinor { get; init; }

    /// <summary>Of a refund: how far it is; null elsewhere.</summary>
    public RefundState? Refund { get; set; }

    public required DateTimeOffset At { get; init; }
}
