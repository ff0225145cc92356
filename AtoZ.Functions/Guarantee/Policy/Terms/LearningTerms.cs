namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>What sellers learn from (PROCESS §14): the period, from how many order lines a seller is compared, and with how many others at least.</summary>
public sealed record LearningTerms(TimeSpan Period, int ComparedFrom, int SellersAtLeast)
{
    internal static LearningTerms Read(PackSection s) => new(s.Duration("period"), s.Integer("comparedFrom"), s.Integer("sellersAtLeast"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(ComparedFrom > 0, "$.learning.comparedFrom", "must be at least 1");
        yield return new(SellersAtLeast >= 3, "$.learning.sellersAtLeast", "must be at least 3, or a seller could be guessed");
    }
}
