using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.PlainWords;

/// <summary>What a body outside the guarantee does; its sentence is <c>redress.kind.{kind}</c> in the texts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RedressKind>))]
public enum RedressKind
{
    /// <summary>Advises.</summary>
    Advice,

    /// <summary>Takes complaints and asks the business.</summary>
    Complaint,

    /// <summary>Helps both sides to agree.</summary>
    Mediation,

    /// <summary>Decides with binding force, if both sides agree to it.</summary>
    Arbitration,

    /// <summary>Helps against a seller in another country of Europe.</summary>
    CrossBorder,

    /// <summary>Lists the bodies of each country.</summary>
    Directory,

    /// <summary>Collects reports, decides no single case.</summary>
    Report,

    /// <summary>A court with a simpler way for smaller sums.</summary>
    SmallClaims,

    /// <summary>The European procedure for small claims.</summary>
    EuropeanCourt,
}

/// <summary>A body that can still help when the guarantee has said its last word.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Countries">ISO 3166 codes, or a region of the policy pack.</param>
/// <param name="Helps">Whom.</param>
/// <param name="Name">As it calls itself.</param>
/// <param name="Url">Where it is reached; null where each place has its own.</param>
/// <param name="Source">Where that was read.</param>
/// <param name="Read">When.</param>
/// <param name="Except">Countries of the region that it does not help in.</param>
public sealed record RedressBody(
    RedressKind Kind, IReadOnlyList<string> Countries, IReadOnlyList<Party> Helps, string Name, Uri? Url, Uri Source, DateOnly Read, IReadOnlyList<string>? Except = null);
