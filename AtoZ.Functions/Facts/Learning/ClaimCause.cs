using System.Text.Json.Serialization;

namespace AtoZ.Functions.Facts.Learning;

/// <summary>Why a claim arose, as far as its facts tell (PROCESS §14). The sentence that says what would have avoided it is <c>learn.avoid.{cause}</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimCause>))]
public enum ClaimCause
{
    /// <summary>The buyer asked or claimed, and the seller did not answer in time.</summary>
    LateAnswer,

    /// <summary>A return was sent back and not refunded.</summary>
    ReturnNotHandled,

    /// <summary>The product was not what the listing says.</summary>
    DescriptionAgainstProduct,

    /// <summary>The wrong item was packed, or it did not survive the way.</summary>
    Packing,

    /// <summary>Nothing shows where the parcel is: no handover, or no tracking.</summary>
    NoTracking,

    /// <summary>The parcel was tracked, and came late or not at all.</summary>
    Carrier,

    /// <summary>The parcel was handed over after the day that was promised.</summary>
    LateShipping,

    /// <summary>More was charged than the order says.</summary>
    WrongCharge,

    /// <summary>The product did harm.</summary>
    UnsafeProduct,
}
