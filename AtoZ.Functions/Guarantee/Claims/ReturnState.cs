using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>How far a return has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnState>))]
public enum ReturnState
{
    /// <summary>It was agreed on: the seller is to give a label.</summary>
    Asked,

    /// <summary>The buyer is to post it.</summary>
    ToPost,

    /// <summary>The buyer posted it.</summary>
    Posted,

    /// <summary>The carrier has it.</summary>
    OnItsWay,

    /// <summary>It arrived at the seller.</summary>
    Received,

    /// <summary>The seller said how it came, or did not object in time.</summary>
    Inspected,

    /// <summary>The agreed money was paid.</summary>
    Refunded,

    /// <summary>The seller wants the item no more: the agreed money is paid.</summary>
    Waived,

    /// <summary>The buyer did not post it in time.</summary>
    NotPosted,

    /// <summary>The carrier lost it.</summary>
    Lost,

    /// <summary>Nobody said in time that it arrived.</summary>
    Missing,

    /// <summary>The claim ended by something else: withdrawn, or made good elsewhere.</summary>
    Ended,
}

/// <summary>How a return came to the seller.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnCondition>))]
public enum ReturnCondition
{
    /// <summary>It is the item, as it was to come back.</summary>
    AsAgreed,

    /// <summary>Nothing came, whatever the carrier says.</summary>
    NotReceived,

    /// <summary>It is damaged beyond what the claim is about.</summary>
    Damaged,

    /// <summary>The parcel was empty, or held something else.</summary>
    EmptyOrDifferent,

    /// <summary>Parts are missing.</summary>
    PartsMissing,
}

/// <summary>How a return ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnEnd>))]
internal enum ReturnEnd
{
    /// <summary>The agreed money is paid.</summary>
    Refund,

    /// <summary>The buyer did not send it: the claim ends without money.</summary>
    NotPosted,

    /// <summary>A review decides.</summary>
    Review,

    /// <summary>A command ended it that ends a claim wherever it comes.</summary>
    Cut,
}
