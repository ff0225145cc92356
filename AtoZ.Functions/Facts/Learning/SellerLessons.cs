using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Facts.Learning;

/// <summary>What a seller can learn from the claims of a period (PROCESS §14).</summary>
/// <param name="SellerId">The seller.</param>
/// <param name="Since">Beginning of the period.</param>
/// <param name="OrderLines">Order lines sold in it.</param>
/// <param name="Claims">Claims about them that count against the seller: neither withdrawn, refused, reversed nor borne by the marketplace.</param>
/// <param name="ClaimRate">Claims per order line.</param>
/// <param name="Comparison">With all sellers; null where too few could be compared.</param>
/// <param name="DefectRate">The order defect rate, of a shorter period.</param>
/// <param name="Defects">What moves it, and until when.</param>
/// <param name="Causes">How often each cause came up, the most frequent first.</param>
/// <param name="Cases">The claims with a cause, the newest first.</param>
public sealed record SellerLessons(
    string SellerId,
    DateTimeOffset Since,
    int OrderLines,
    int Claims,
    decimal ClaimRate,
    Comparison? Comparison,
    DefectRate DefectRate,
    IReadOnlyList<Defect> Defects,
    IReadOnlyList<CauseCount> Causes,
    IReadOnlyList<LessonOfClaim> Cases);

/// <summary>How often a cause came up, and what its claims asked for per currency, minor units.</summary>
public sealed record CauseCount(ClaimCause Cause, int Claims, IReadOnlyDictionary<string, long> AmountMinor);

/// <summary>One claim and why it arose.</summary>
public sealed record LessonOfClaim(
    ClaimId ClaimId, string OrderId, int Line, string Item, ClaimKind Kind, ClaimOutcome Outcome, long AmountMinor, string Currency, DateTimeOffset FiledAt, IReadOnlyList<ClaimCause> Causes);
