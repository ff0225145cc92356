using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Why a buyer withdraws; after the reasons of PayPal's disputes, and two of our own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WithdrawalCause>))]
internal enum WithdrawalCause
{
    /// <summary>The item came after all.</summary>
    ItemReceived,

    /// <summary>The money came back.</summary>
    RefundReceived,

    /// <summary>The seller showed where the parcel is.</summary>
    ShipmentInfoReceived,

    /// <summary>The item was sent again.</summary>
    ReplacementReceived,

    /// <summary>The seller solved it in another way.</summary>
    Solved,

    /// <summary>The claim was a mistake.</summary>
    Mistake,

    /// <summary>Another reason.</summary>
    Other,
}
