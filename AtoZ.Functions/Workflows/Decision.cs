using System.Text.Json.Serialization;

namespace AtoZ.Functions.Workflows;

/// <summary>Which row of the table of outcomes a claim reached (PROCESS §6).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
internal enum Verdict
{
    /// <summary>The seller pays in full.</summary>
    SellerPays,

    /// <summary>The buyer accepted an offer; the seller pays what was offered.</summary>
    OfferAccepted,

    /// <summary>The seller was silent, or contested and lost: the marketplace pays first.</summary>
    MarketplacePays,

    /// <summary>The seller contested and won.</summary>
    Refused,

    /// <summary>A person confirmed fraud.</summary>
    Fraud,

    /// <summary>The buyer withdrew.</summary>
    Withdrawn,

    /// <summary>All came back another way while the claim was open.</summary>
    MadeGoodElsewhere,
}

/// <summary>How a claim is decided, before any money moves.</summary>
/// <param name="Verdict">The row.</param>
/// <param name="AmountMinor">What the buyer gets, minor units of the claim's currency.</param>
/// <param name="Reasons">Codes of the criteria or rules that decided; null when none.</param>
/// <param name="Reviews">How many reviews the claim had.</param>
internal sealed record Decision(Verdict Verdict, long AmountMinor = 0, string? Reasons = null, int Reviews = 0)
{
    /// <summary>The buyer sent the item back as was agreed, and is owed the postage whoever pays the money.</summary>
    public bool OwesPostage { get; init; }

    /// <summary>Whether the buyer is right.</summary>
    [JsonIgnore]
    public bool ForBuyer => Verdict is Verdict.SellerPays or Verdict.OfferAccepted or Verdict.MarketplacePays;

    /// <summary>Whether money goes to the buyer; a replacement or a repair costs none here.</summary>
    [JsonIgnore]
    public bool MovesMoney => ForBuyer && AmountMinor > 0;
}
