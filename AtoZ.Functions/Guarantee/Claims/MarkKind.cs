using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What accounts that belong together have in common.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MarkKind>))]
internal enum MarkKind
{
    /// <summary>An address that parcels go to.</summary>
    Address,

    /// <summary>A card or an account that pays.</summary>
    Payment,

    /// <summary>A device or a browser.</summary>
    Device,
}
