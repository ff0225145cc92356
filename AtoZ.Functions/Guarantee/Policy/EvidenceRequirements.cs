using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What a file can show, as far as its bytes say.</summary>
public enum EvidenceForm
{
    /// <summary>A photo or a screenshot.</summary>
    Picture,

    /// <summary>A film.</summary>
    Video,

    /// <summary>An invoice, a receipt, a report: PDF.</summary>
    Document,

    /// <summary>A written exchange: text or mail.</summary>
    Record,
}

/// <summary>How much a requirement weighs (PROCESS §3).</summary>
public enum RequirementLevel
{
    /// <summary>Must be there.</summary>
    Required,

    /// <summary>One of all requirements of this level must be there.</summary>
    OneOrMore,

    /// <summary>Helps, never needed.</summary>
    Optional,
}

/// <summary>One thing that a party can show.</summary>
/// <param name="Code">Stable, such as <c>EVID-ITEM</c>; texts for people are made from it.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="Forms">Which files can show it.</param>
public sealed record EvidenceRequirement(string Code, RequirementLevel Level, IReadOnlyList<EvidenceForm> Forms);

/// <summary>What each side should show for one kind of claim.</summary>
public sealed record PartyRequirements(IReadOnlyList<EvidenceRequirement> Buyer, IReadOnlyList<EvidenceRequirement> Seller);

/// <summary>
/// What can be shown, and by which files. Which of it a kind of claim needs of whom, and how much, is in the pack: an item that never arrived cannot
/// be shown (PROCESS §3).
/// Rule EVID-01.
/// </summary>
internal static class EvidenceRequirements
{
    private static readonly EvidenceForm[] Shown = [EvidenceForm.Picture, EvidenceForm.Video];
    private static readonly EvidenceForm[] Written = [EvidenceForm.Document, EvidenceForm.Picture, EvidenceForm.Record];

    private static readonly Dictionary<string, EvidenceForm[]> Forms = new(StringComparer.Ordinal)
    {
        ["EVID-ITEM"] = Shown,
        ["EVID-PARCEL"] = Shown,
        ["EVID-CONTENTS"] = [EvidenceForm.Picture, EvidenceForm.Video, EvidenceForm.Document, EvidenceForm.Record],
        ["EVID-DAMAGE"] = Shown,
        ["EVID-LOSS"] = Written,
        ["EVID-INJURY"] = Shown,
        ["EVID-MEDICAL"] = Written,
        ["EVID-RETURN"] = Written,
        ["EVID-REFUSAL"] = Written,
        ["EVID-STATEMENT"] = Written,
        ["EVID-EXCHANGE"] = Written,
        ["EVID-DELIVERY"] = Written,
        ["EVID-PACKING"] = Shown,
        ["EVID-LISTING"] = Written,
        ["EVID-REFUND"] = Written,
        ["EVID-RETURNED-ITEM"] = Shown,
        ["EVID-REPORT"] = [EvidenceForm.Document],
    };

    /// <summary>The code of everything that can be asked for.</summary>
    public static IReadOnlyCollection<string> Codes => Forms.Keys;

    /// <summary>What a party should show.</summary>
    /// <exception cref="ArgumentException">The party gives no evidence.</exception>
    public static IReadOnlyList<EvidenceRequirement> For(ClaimKind kind, Party party, EvidenceTerms terms)
    {
        PartyRequirements both = terms.Requirements[kind.ToString()];
        return party switch
        {
            Party.Buyer => both.Buyer,
            Party.Seller => both.Seller,
            _ => throw new ArgumentException($"{party} gives no evidence.", nameof(party)),
        };
    }

    /// <summary>Reads <c>EVID-ITEM Required</c> as packs write it.</summary>
    /// <returns>Null when it is no requirement.</returns>
    public static EvidenceRequirement? Parse(string text)
    {
        return text.Split(' ') is [var code, var level] && Forms.TryGetValue(code, out EvidenceForm[]? forms) && Enum.TryParse(level, out RequirementLevel read) && Enum.IsDefined(read)
            ? new EvidenceRequirement(code, read, forms)
            : null;
    }

    /// <summary>What a file can show, by the content type read from its bytes.</summary>
    public static EvidenceForm FormOf(string contentType)
    {
        return contentType.Split('/')[0] switch
        {
            "image" => EvidenceForm.Picture,
            "video" => EvidenceForm.Video,
            "application" => EvidenceForm.Document,
            _ => EvidenceForm.Record,
        };
    }
}
