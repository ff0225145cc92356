using System.Globalization;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>A span of ages of debts, in whole days.</summary>
/// <param name="FromDays">The first day of the band.</param>
/// <param name="ToDays">Its last day; null for the oldest band.</param>
internal sealed record AgeingBand(int FromDays, int? ToDays)
{
    /// <summary>Such as <c>31-60</c> or <c>91+</c>.</summary>
    public string Name => ToDays is { } to
        ? string.Create(CultureInfo.InvariantCulture, $"{FromDays}-{to}")
        : string.Create(CultureInfo.InvariantCulture, $"{FromDays}+");

    /// <summary>Whether a debt of this age stands in the band. One from ahead of the clock, which was put back, is as young as can be.</summary>
    public bool Holds(TimeSpan age) => Math.Max(age.Days, 0) is var days && days >= FromDays && !(days > ToDays);
}

/// <summary>The bands of the ageing report (PROCESS §9). Rule DEBT-07.</summary>
internal static class AgeingBands
{
    /// <summary>All bands, youngest first.</summary>
    public static IReadOnlyList<AgeingBand> Of(RecoveryTerms terms)
    {
        List<int> begins = [0, .. terms.AgeingFrom.Select(age => age.Days)];
        return [.. begins.Select((from, i) => new AgeingBand(from, i + 1 < begins.Count ? begins[i + 1] - 1 : null))];
    }
}
