using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Where an inquiry stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InquiryState>))]
public enum InquiryState
{
    /// <summary>Buyer and seller write to each other.</summary>
    Open,

    /// <summary>The buyer said that it is solved, or the seller refunded in full. Nothing counts on the seller's record.</summary>
    Settled,

    /// <summary>The buyer turned it into a claim, which has the same id.</summary>
    BecameClaim,

    /// <summary>The time for a claim ended, and the buyer made none.</summary>
    Lapsed,
}

/// <summary>What a message of an inquiry brings.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InquiryMessageKind>))]
internal enum InquiryMessageKind
{
    /// <summary>Words.</summary>
    Words,

    /// <summary>The seller shows where the parcel is.</summary>
    Tracking,

    /// <summary>The seller sends the item again.</summary>
    Replacement,

    /// <summary>The seller refunds.</summary>
    Refund,
}

/// <summary>How far a refund in an inquiry is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefundState>))]
internal enum RefundState
{
    /// <summary>The seller gave it; the money is being moved.</summary>
    UnderWay,

    /// <summary>The seller was debited and the buyer was paid.</summary>
    Paid,

    /// <summary>The debit failed: nothing moved.</summary>
    Failed,

    /// <summary>The money came back by another way before it moved: nothing was left to refund.</summary>
    NothingMissing,
}
