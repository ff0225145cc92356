using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>A claim that the same buyer filed before.</summary>
internal sealed record EarlierClaim(DateTimeOffset FiledAt, ClaimKind Kind, ClaimOutcome Outcome, long PaidMinor);

/// <summary>A claim of another account that has something in common with the buyer's.</summary>
/// <param name="Kind">What they have in common.</param>
/// <param name="Account">Which account.</param>
/// <param name="FiledAt">When it claimed.</param>
internal sealed record ConnectedClaim(MarkKind Kind, string Account, DateTimeOffset FiledAt);

/// <summary>Words that a seller contested another claim with, made alike: one blank, small letters.</summary>
internal sealed record ContestWords(DateTimeOffset GivenAt, string Words);

/// <summary>All that the fraud rules look at, gathered before any of them runs. Null means unknown.</summary>
/// <param name="Kind">What is claimed.</param>
/// <param name="FiledAt">When the claim was filed.</param>
/// <param name="AmountMinor">Claimed, minor units.</param>
/// <param name="PaidMinor">Paid for the pieces claimed, minor units of the same currency; null when in another currency.</param>
/// <param name="ApprovedAt">When the order was to be handed over: approved, else purchased.</param>
/// <param name="ShippedAt">When the carrier took it.</param>
/// <param name="DeliveredAt">When a scan says delivered.</param>
/// <param name="WindowClosesAt">When the window for such a claim closes.</param>
/// <param name="EarlierClaims">Of the same buyer, without this one.</param>
/// <param name="BuyerOrderLines">Order lines that the buyer bought within the look-back of FRAUD-03.</param>
/// <param name="ClaimsWithTheSameFile">Other claims with a file of the same SHA-256.</param>
/// <param name="SellerLinesInWindow">Order lines of the seller in the look-back of FRAUD-12 before this order.</param>
/// <param name="SellerLinesUsual">What the seller sold in such a window on average before; null for a seller without a past.</param>
internal sealed record FraudFacts(
    ClaimKind Kind,
    DateTimeOffset FiledAt,
    long AmountMinor,
    long? PaidMinor,
    DateTimeOffset? ApprovedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? WindowClosesAt,
    IReadOnlyList<EarlierClaim> EarlierClaims,
    int BuyerOrderLines,
    int ClaimsWithTheSameFile,
    int SellerLinesInWindow,
    decimal? SellerLinesUsual)
{
    /// <summary>The buyer's claims within a look-back before this one.</summary>
    public IEnumerable<EarlierClaim> EarlierWithin(TimeSpan? window) => EarlierClaims.Where(c => c.FiledAt <= FiledAt && c.FiledAt >= FiledAt - window);

    /// <summary>Claims of other accounts with an address, a payment or a device in common.</summary>
    public IReadOnlyList<ConnectedClaim> ConnectedClaims { get; init; } = [];

    /// <summary>Other claims with a picture that looks the same, and is not the same file.</summary>
    public int ClaimsWithASimilarPicture { get; init; }

    /// <summary>When the buyer's account was opened.</summary>
    public DateTimeOffset? AccountOpenedAt { get; init; }

    /// <summary>When the line was bought.</summary>
    public DateTimeOffset? PurchasedAt { get; init; }

    /// <summary>What was paid for the line as a part of the limit up to which nobody approves; null when the currency has none.</summary>
    public decimal? PriceToLimit { get; init; }

    /// <summary>Refunds, chargebacks and paid claims for the same line.</summary>
    public int OtherRecoveries { get; init; }

    /// <summary>Orders of other buyers with the same number of parcel.</summary>
    public int OrdersWithTheSameTracking { get; init; }

    /// <summary>Whether the parcel was handed over in another city than the buyer's.</summary>
    public bool? DeliveredElsewhere { get; init; }

    /// <summary>Until when the seller is insured, as far as proved.</summary>
    public DateTimeOffset? SellerInsuredUntil { get; init; }

    /// <summary>What the seller contested other claims with.</summary>
    public IReadOnlyList<ContestWords> SellerContests { get; init; } = [];

    /// <summary>The buyer's pictures that name a program of <c>fraud.editingPrograms</c>.</summary>
    public int PicturesByPrograms { get; init; }

    /// <summary>By what part the weight of the return differs from what was sent; 1 when the serial numbers do; null when nothing came back or neither is known.</summary>
    public decimal? ReturnDiffers { get; init; }

    /// <summary>Whether an item that never came is of a category that is stolen often; null when something came or the category is not known.</summary>
    public bool? TheftProne { get; init; }

    /// <summary>In how many ways the buyer's account hides who is behind it; null when nothing is known of that.</summary>
    public int? WaysOfHiding { get; init; }

    /// <summary>Reviewers of the seller that belong together; null when unknown.</summary>
    public int? ConnectedReviewers { get; init; }

    /// <summary>How many other accounts with something in common claimed within a look-back.</summary>
    public int Sharing(MarkKind kind, TimeSpan? window) =>
        ConnectedClaims.Where(c => c.Kind == kind && c.FiledAt <= FiledAt && c.FiledAt >= FiledAt - window).Select(c => c.Account).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many claims the seller contested with the words used most within a look-back.</summary>
    public int MostAlikeAnswers(TimeSpan? window) =>
        SellerContests.Where(c => c.GivenAt <= FiledAt && c.GivenAt >= FiledAt - window).GroupBy(c => c.Words, StringComparer.Ordinal).Select(g => g.Count()).DefaultIfEmpty(0).Max();
}
