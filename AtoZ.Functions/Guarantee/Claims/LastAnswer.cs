using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>The last that a seller said to a claim, or why nothing was said.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LastAnswer>))]
internal enum LastAnswer
{
    /// <summary>The seller was not asked.</summary>
    NotAsked,

    /// <summary>The seller was never reached.</summary>
    NotReached,

    /// <summary>The seller was reached, and the window ended without an answer.</summary>
    Silent,

    /// <summary>The seller pays.</summary>
    Pays,

    /// <summary>The seller offered something else.</summary>
    Offers,

    /// <summary>The seller accepted the buyer's counter-offer.</summary>
    AcceptsCounter,

    /// <summary>The seller contested the claim.</summary>
    Contests,
}
