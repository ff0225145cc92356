using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

/// <summary>Facts of a claim to which nothing is to be said; each test changes one.</summary>
internal static class SomeFacts
{
    public static DateTimeOffset Now { get; } = ThePack.Noon;

    /// <summary>Wrong item of USD 30, delivered 10 days ago, estimated 8 days ago, seller contacted 5 days ago, one photo.</summary>
    public static EligibilityFacts Fine { get; } = new()
    {
        Now = Now,
        OrderLineKnown = true,
        ClaimantBuyerId = "b1",
        OrderBuyerId = "b1",
        SellerId = "s1",
        MarketplaceSellerId = "marketplace",
        Kind = ClaimKind.WrongItem,
        Category = "toys",
        PurchasedAt = Now.AddDays(-20),
        DeliveredAt = Now.AddDays(-10),
        EstimatedDeliveryAt = Now.AddDays(-8),
        SellerContactedAt = Now.AddDays(-5),
        Description = "A red car came instead of the blue one.",
        EvidenceTypes = ["image/jpeg"],
        RecoveredMinor = 0,
        ChargedBack = false,
        OpenClaimOnLine = false,
        DecidedClaimOnLine = false,
        AmountMinor = 3000,
        PaidMinor = 3000,
        LinePaidMinor = 6000,
        Currency = "USD",
        ClaimCurrency = "USD",
    };

    /// <summary>The same claim, but nothing came: there is a tracking number, and no carrier ever scanned it.</summary>
    public static EligibilityFacts NothingCame { get; } =
        Fine with { Kind = ClaimKind.NotReceived, DeliveredAt = null, SellerContactedAt = null, EvidenceTypes = [], HasTracking = true };

    /// <summary>The item broke something.</summary>
    public static EligibilityFacts Harm { get; } = Fine with
    {
        Kind = ClaimKind.PropertyDamage,
        SellerContactedAt = null,
        EvidenceTypes = ["image/jpeg", "application/pdf"],
    };

    /// <summary>It came a day and a moment after the day that was promised, two days ago; the buyer keeps it for a quarter of the price.</summary>
    public static EligibilityFacts CameLate { get; } = Fine with
    {
        Kind = ClaimKind.ArrivedLate,
        Remedy = Remedy.PartRefund,
        DeliveredAt = Now.AddDays(-7).AddTicks(1),
        AmountMinor = 750,
        EvidenceTypes = [],
    };

    /// <summary>It came broken; there is a photo of it and one of the parcel.</summary>
    public static EligibilityFacts CameDamaged { get; } = Fine with { Kind = ClaimKind.ArrivedDamaged, EvidenceTypes = ["image/jpeg", "image/jpeg"] };

    /// <summary>A part was not in the parcel; there is a list of what was.</summary>
    public static EligibilityFacts Incomplete { get; } = Fine with { Kind = ClaimKind.PartsMissing, EvidenceTypes = ["text/plain"] };

    /// <summary>The buyer asked to send it back five days after it came; the seller's refusal is at hand.</summary>
    public static EligibilityFacts NotTakenBack { get; } = Fine with { Kind = ClaimKind.ReturnRefused, ReturnAskedAt = Now.AddDays(-5), EvidenceTypes = ["message/rfc822"] };

    /// <summary>USD 72 were charged for a line of USD 60.</summary>
    public static EligibilityFacts ChargedTooMuch { get; } = Fine with { Kind = ClaimKind.Overcharged, ChargedMinor = 7200, AmountMinor = 1200, EvidenceTypes = ["application/pdf"] };

    public static RuleFinding Finding(string code, EligibilityFacts facts) =>
        EligibilityRules.Check(facts, ThePack.Pack).Findings.Single(f => string.Equals(f.Code, code, StringComparison.Ordinal));
}
