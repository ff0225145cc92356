using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Losses;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>A claim on its way in.</summary>
/// <param name="OrderId">The order claimed about.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Quantity">How many pieces; null for all of the line.</param>
/// <param name="BuyerId">Who claims.</param>
/// <param name="Kind">What is claimed.</param>
/// <param name="Description">The buyer's words.</param>
/// <param name="HappenedAt">When it happened, as the buyer says.</param>
/// <param name="Remedy">What the buyer asks for.</param>
/// <param name="AmountMinor">Minor units; null for what was paid for the pieces claimed. Harm claims name their own amount.</param>
/// <param name="Currency">Null for the order's.</param>
/// <param name="Language">en, de, es, pt or zh; null for the buyer's known language, else English.</param>
/// <param name="Evidence">Ids of files put up before.</param>
internal sealed record NewClaim(
    string OrderId,
    int Line,
    int? Quantity,
    string BuyerId,
    ClaimKind Kind,
    string Description,
    DateTimeOffset? HappenedAt,
    Remedy Remedy,
    long? AmountMinor,
    string? Currency,
    string? Language,
    IReadOnlyList<string> Evidence)
{
    /// <summary>The lines of a harm claim; its amount is computed from them.</summary>
    public IReadOnlyList<NewLoss> Losses { get; init; } = [];

    /// <summary>More lines of the same order and seller that it is about.</summary>
    public IReadOnlyList<NewClaimLine> MoreLines { get; init; } = [];

    /// <summary>All its lines, the first one first.</summary>
    public IReadOnlyList<NewClaimLine> Lines => [new(this.Line, this.Quantity, this.AmountMinor), .. this.MoreLines];

    /// <summary>The claim as it would be about one of its lines alone.</summary>
    public NewClaim About(NewClaimLine line) =>
        this with { Line = line.Line, Quantity = line.Quantity, AmountMinor = line.AmountMinor, MoreLines = [] };

    /// <summary>The draft that it was written in, whose id it keeps; null when it was filed at once.</summary>
    public ClaimId? DraftId { get; init; }
}

/// <summary>A line of an order in a claim on its way in.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Quantity">How many pieces; null for all that are left of it.</param>
/// <param name="AmountMinor">Minor units; null for what was paid for the pieces claimed.</param>
internal sealed record NewClaimLine(int Line, int? Quantity = null, long? AmountMinor = null);

/// <summary>What became of a claim on its way in.</summary>
/// <param name="ClaimId">The claim; null when it was refused, or only previewed.</param>
/// <param name="Refusal">Why not: CLAIM_INVALID (see <c>FieldErrors</c>), CLAIM_ALREADY_OPEN, NOT_ELIGIBLE (see <c>Verdict</c>); null when filed or eligible.</param>
/// <param name="FieldErrors">Each wrong field with its JSON pointer.</param>
/// <param name="Verdict">The findings of eligibility; null when the fields are wrong.</param>
internal sealed record IntakeResult(ClaimId? ClaimId, Refusal? Refusal, IReadOnlyList<Refusal> FieldErrors, EligibilityVerdict? Verdict)
{
    /// <summary>Drafts about its lines that it ended; to be woken after the commit.</summary>
    public IReadOnlyList<ClaimId> EndedDrafts { get; init; } = [];

    /// <summary>What the lines of a harm claim come to; null when it has none.</summary>
    public LossBreakdown? Losses { get; init; }

    /// <summary>What is claimed, minor units; null when the fields are wrong.</summary>
    public long? AmountMinor { get; init; }

    /// <summary>Whether nothing speaks against the claim.</summary>
    public bool Accepted => Refusal is null;
}

/// <summary>What intake needs to know of the marketplace.</summary>
/// <param name="MarketplaceSellerId">The marketplace's own seller id, for ELIG-03.</param>
internal sealed record IntakeSettings(string MarketplaceSellerId);
