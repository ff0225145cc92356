using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>When a claim may be filed (PROCESS §2), and which rules are asked at all.</summary>
public sealed record EligibilityTerms(
    TimeSpan OpensAfterEstimatedDelivery,
    TimeSpan ClosesAfterEstimatedDelivery,
    TimeSpan HarmClosesAfterDelivery,
    TimeSpan SellerContactBeforeClaim,
    TimeSpan ReturnWithin,
    TimeSpan WarrantyNew,
    TimeSpan WarrantyUsed,
    TimeSpan DamageShownWithin,
    TimeSpan LateAfterEstimate,
    int LatePartPercent,
    int MinimumDescriptionLength,
    IReadOnlyList<string> CategoriesNotCovered,
    IReadOnlyDictionary<string, EligibilityRuleTerms> Rules)
{
    // Without these a claim has no order, no owner or no bound: no pack may do without them.
    private static readonly string[] Essential = ["ELIG-01", "ELIG-02", "ELIG-10", "ELIG-11"];

    /// <summary>How long after the delivery a defect may show. What condition is not known counts as new.</summary>
    public TimeSpan Warranty(string? condition) => string.Equals(condition, "used", StringComparison.Ordinal) ? WarrantyUsed : WarrantyNew;

    internal static EligibilityTerms Read(PackSection s) => new(
        s.Duration("opensAfterEstimatedDelivery"),
        s.Duration("closesAfterEstimatedDelivery"),
        s.Duration("harmClosesAfterDelivery"),
        s.Duration("sellerContactBeforeClaim"),
        s.Duration("returnWithin"),
        s.Duration("warrantyNew"),
        s.Duration("warrantyUsed"),
        s.Duration("damageShownWithin"),
        s.Duration("lateAfterEstimate"),
        s.Integer("latePartPercent"),
        s.Integer("minimumDescriptionLength"),
        s.Texts("categoriesNotCovered"),
        s.Each("rules", rule => new EligibilityRuleTerms(rule.Version("version"), rule.Flag("applies"))));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(OpensAfterEstimatedDelivery < ClosesAfterEstimatedDelivery, "$.eligibility.opensAfterEstimatedDelivery", "must be before the window closes");
        yield return new(WarrantyUsed <= WarrantyNew, "$.eligibility.warrantyUsed", "must not be longer than that of new goods");
        yield return new(DamageShownWithin <= ReturnWithin, "$.eligibility.damageShownWithin", "must not be longer than the time for a return");
        yield return new(LateAfterEstimate < ClosesAfterEstimatedDelivery, "$.eligibility.lateAfterEstimate", "must be before the window closes");
        yield return new(LatePartPercent is > 0 and < 100, "$.eligibility.latePartPercent", "must be from 1 to 99: a part, and not the whole");
        yield return new(MinimumDescriptionLength > 0, "$.eligibility.minimumDescriptionLength", "must be at least 1");
        foreach (PackCheck check in PackCheck.SameCodes("$.eligibility.rules", EligibilityRules.All.Select(rule => rule.Code), Rules.Keys))
        {
            yield return check;
        }

        foreach (string code in Essential)
        {
            yield return new(Rules[code].Applies, $"$.eligibility.rules.{code}.applies", "must be true: no claim can be taken in without this rule");
        }
    }
}

/// <summary>A rule of eligibility: its version, and whether it is asked.</summary>
public sealed record EligibilityRuleTerms(int Version, bool Applies);
