using AtoZ.Functions.Claims;

namespace AtoZ.Functions.Policy;

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

/// <summary>Which evidence a party should give for a kind of claim (PROCESS §3). An item that never arrived cannot be shown.</summary>
public static class EvidenceRequirements
{
    private static readonly EvidenceForm[] Shown = [EvidenceForm.Picture, EvidenceForm.Video];
    private static readonly EvidenceForm[] Written = [EvidenceForm.Document, EvidenceForm.Picture, EvidenceForm.Record];

    private static readonly EvidenceRequirement Item = new("EVID-ITEM", RequirementLevel.Required, Shown);
    private static readonly EvidenceRequirement Damage = new("EVID-DAMAGE", RequirementLevel.Required, Shown);
    private static readonly EvidenceRequirement LossProof = new("EVID-LOSS", RequirementLevel.Required, Written);
    private static readonly EvidenceRequirement Injury = new("EVID-INJURY", RequirementLevel.OneOrMore, Shown);
    private static readonly EvidenceRequirement Medical = new("EVID-MEDICAL", RequirementLevel.OneOrMore, Written);
    private static readonly EvidenceRequirement ReturnReceipt = new("EVID-RETURN", RequirementLevel.Required, Written);
    private static readonly EvidenceRequirement Exchange = new("EVID-EXCHANGE", RequirementLevel.Optional, Written);
    private static readonly EvidenceRequirement Delivery = new("EVID-DELIVERY", RequirementLevel.Required, Written);
    private static readonly EvidenceRequirement Packing = new("EVID-PACKING", RequirementLevel.OneOrMore, Shown);
    private static readonly EvidenceRequirement Listing = new("EVID-LISTING", RequirementLevel.OneOrMore, Written);
    private static readonly EvidenceRequirement Refunded = new("EVID-REFUND", RequirementLevel.OneOrMore, Written);
    private static readonly EvidenceRequirement Returned = new("EVID-RETURNED-ITEM", RequirementLevel.OneOrMore, Shown);
    private static readonly EvidenceRequirement Report = new("EVID-REPORT", RequirementLevel.OneOrMore, [EvidenceForm.Document]);

    /// <summary>Every requirement, for texts and the rule table.</summary>
    public static IReadOnlyList<EvidenceRequirement> All { get; } =
        [Item, Damage, LossProof, Injury, Medical, ReturnReceipt, Exchange, Delivery, Packing, Listing, Refunded, Returned, Report];

    /// <summary>What a party should show.</summary>
    /// <exception cref="ArgumentException">The party gives no evidence.</exception>
    public static IReadOnlyList<EvidenceRequirement> For(ClaimKind kind, Party party) => party switch
    {
        Party.Buyer => OfBuyer(kind),
        Party.Seller => OfSeller(kind),
        _ => throw new ArgumentException($"{party} gives no evidence.", nameof(party)),
    };

    /// <summary>What a file can show, by the content type read from its bytes.</summary>
    public static EvidenceForm FormOf(string contentType)
    {
        ArgumentNullException.ThrowIfNull(contentType);
        return contentType.Split('/')[0] switch
        {
            "image" => EvidenceForm.Picture,
            "video" => EvidenceForm.Video,
            "application" => EvidenceForm.Document,
            _ => EvidenceForm.Record,
        };
    }

    private static EvidenceRequirement[] OfBuyer(ClaimKind kind) => kind switch
    {
        ClaimKind.NotReceived or ClaimKind.Lost => [Exchange],
        ClaimKind.ReturnNotRefunded => [ReturnReceipt, Exchange],
        ClaimKind.PropertyDamage => [Damage, LossProof],
        ClaimKind.PersonalInjury => [Injury, Medical],
        _ => [Item, Exchange],
    };

    private static EvidenceRequirement[] OfSeller(ClaimKind kind) => kind switch
    {
        ClaimKind.NotReceived or ClaimKind.Lost => [Delivery, Exchange],
        ClaimKind.ReturnNotRefunded => [Refunded, Returned, Exchange],
        ClaimKind.PropertyDamage or ClaimKind.PersonalInjury => [Report, Listing, Exchange],
        _ => [Packing, Listing, Exchange],
    };
}
