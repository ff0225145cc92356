namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>
/// What sellers learn from (PROCESS §14): the period, from how many order lines a seller is compared, and with how many others at least; the period of
/// the order defect rate, from how many order lines it is rated, and its thresholds in defects per thousand order lines.
/// </summary>
public sealed record LearningTerms(
    TimeSpan Period,
    int ComparedFrom,
    int SellersAtLeast,
    TimeSpan DefectPeriod,
    int DefectsRatedFrom,
    int DefectWarningPerThousand,
    int DefectLimitPerThousand)
{
    /// <summary>The rate from which sellers are warned.</summary>
    public decimal DefectWarning => DefectWarningPerThousand / 1000m;

    /// <summary>The rate that is not to be passed.</summary>
    public decimal DefectLimit => DefectLimitPerThousand / 1000m;

    internal static LearningTerms Read(PackSection s) => new(
        s.Duration("period"),
        s.Integer("comparedFrom"),
        s.Integer("sellersAtLeast"),
        s.Duration("defectPeriod"),
        s.Integer("defectsRatedFrom"),
        s.Integer("defectWarningPerThousand"),
        s.Integer("defectLimitPerThousand"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(ComparedFrom > 0, "$.learning.comparedFrom", "must be at least 1");
        yield return new(SellersAtLeast >= 3, "$.learning.sellersAtLeast", "must be at least 3, or a seller could be guessed");
        yield return new(DefectsRatedFrom > 0, "$.learning.defectsRatedFrom", "must be at least 1");
        yield return new(DefectWarningPerThousand > 0, "$.learning.defectWarningPerThousand", "must be at least 1");
        yield return new(
            DefectLimitPerThousand >= DefectWarningPerThousand && DefectLimitPerThousand <= 1000,
            "$.learning.defectLimitPerThousand",
            "must be at least the warning and at most 1000");
    }
}
