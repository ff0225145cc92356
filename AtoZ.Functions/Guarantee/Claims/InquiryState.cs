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

    /// <summary>The seller refunds, at once.</summary>
    Refund,
}
