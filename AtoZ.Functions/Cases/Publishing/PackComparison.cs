using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>What a draft would change: numbers, and how past filings would have ended.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Against">The pack it is compared with.</param>
/// <param name="Numbers">Each number that differs, in the order of the draft.</param>
/// <param name="FilingsTried">Past filings that both packs were tried on.</param>
/// <param name="FilingsUnreadable">Filings whose kept facts this program can no longer read.</param>
/// <param name="Effects">What would have ended otherwise, per effect and currency.</param>
public sealed record PackComparison(
    string Version, string Against, IReadOnlyList<NumberChange> Numbers, int FilingsTried, int FilingsUnreadable, IReadOnlyList<PackEffect> Effects)
{
    /// <summary>What buyers would be paid more (or less) in all, minor units per currency.</summary>
    public IReadOnlyDictionary<string, long> PaidToBuyersMinor => this.Effects
        .GroupBy(e => e.Currency, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(e => e.PaidToBuyersMinor), StringComparer.Ordinal);
}

/// <summary>A number that differs. Null where a pack does not have it.</summary>
/// <param name="Rule">Code of the rule that it belongs to.</param>
/// <param name="Path">JSON path.</param>
/// <param name="Overlay">The overlay that it stands in; null for the pack itself.</param>
/// <param name="Before">As written in the pack compared with.</param>
/// <param name="After">As written in the draft.</param>
/// <param name="Source">Where the draft's number comes from.</param>
public sealed record NumberChange(string Rule, string Path, string? Overlay, string? Before, string? After, string? Source);

/// <summary>How past filings would have ended otherwise.</summary>
/// <param name="Kind">What.</param>
/// <param name="Currency">Of the money.</param>
/// <param name="Claims">How many filings.</param>
/// <param name="AmountMinor">What they ask for together, minor units.</param>
/// <param name="PaidToBuyersMinor">What buyers would be paid more, minor units; less when negative. Zero where only the way changes.</param>
/// <param name="Rules">Codes that make the difference.</param>
/// <param name="Examples">Some of the claims; a refused filing has none.</param>
public sealed record PackEffect(
    PackEffectKind Kind, string Currency, int Claims, long AmountMinor, long PaidToBuyersMinor, IReadOnlyList<string> Rules, IReadOnlyList<ClaimId> Examples);

/// <summary>What a draft would have changed for a filing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PackEffectKind>))]
public enum PackEffectKind
{
    /// <summary>Was taken in, would be refused at filing.</summary>
    NowRefused,

    /// <summary>Was refused at filing, would be taken in: at most its amount would be paid.</summary>
    NowTakenIn,

    /// <summary>The fraud check would send it to a person.</summary>
    NowToAPerson,

    /// <summary>The fraud check would let it pass without a person.</summary>
    NoLongerToAPerson,

    /// <summary>The seller's answer came later than the draft allows: the marketplace would have paid.</summary>
    AnswerTooLate,

    /// <summary>More approvers would be needed.</summary>
    MoreApprovers,

    /// <summary>Fewer approvers would be needed.</summary>
    FewerApprovers,

    /// <summary>An appeal came later than the draft allows: the first decision would stand.</summary>
    AppealTooLate,

    /// <summary>The offer that the buyer accepted would have been one too many; what would have been instead is open.</summary>
    OfferNotAllowed,

    /// <summary>The buyer accepted an offer later than the draft allows: silence declines, and what would have been instead is open.</summary>
    AcceptanceTooLate,

    /// <summary>Harm would come to more.</summary>
    MoreForHarm,

    /// <summary>Harm would come to less.</summary>
    LessForHarm,

    /// <summary>The marketplace would bear what it paid: the seller's insurance would count.</summary>
    MarketplaceBears,

    /// <summary>The seller would owe what the marketplace paid: the insurance would not count.</summary>
    SellerBears,
}
