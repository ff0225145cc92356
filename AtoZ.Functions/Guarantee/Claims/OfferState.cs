using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What became of an offer of the seller, or of a counter-offer of the buyer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OfferState>))]
public enum OfferState
{
    /// <summary>It waits for the other side's answer.</summary>
    Open,

    /// <summary>The other side accepted it; of a replacement or repair: and it was kept so far.</summary>
    Accepted,

    /// <summary>The buyer declined it.</summary>
    Declined,

    /// <summary>The buyer answered it with a counter-offer.</summary>
    Countered,

    /// <summary>A counter-offer that the seller did not accept: another offer, payment in full, a review, or silence came instead.</summary>
    NotTaken,

    /// <summary>It did not reach the buyer.</summary>
    Lapsed,

    /// <summary>A replacement or repair that was accepted and not kept.</summary>
    Broken,
}
