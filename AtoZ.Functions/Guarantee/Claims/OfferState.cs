using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What became of a seller's offer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OfferState>))]
public enum OfferState
{
    /// <summary>It waits for the buyer's answer.</summary>
    Open,

    /// <summary>The buyer accepted it; of a replacement or repair: and it was kept so far.</summary>
    Accepted,

    /// <summary>The buyer declined it.</summary>
    Declined,

    /// <summary>It did not reach the buyer.</summary>
    Lapsed,

    /// <summary>A replacement or repair that was accepted and not kept.</summary>
    Broken,
}
