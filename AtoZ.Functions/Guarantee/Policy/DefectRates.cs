using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>Where a seller's order defect rate stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DefectStanding>))]
public enum DefectStanding
{
    /// <summary>So few order lines that a single one would decide.</summary>
    NotRated,

    /// <summary>Below the warning.</summary>
    Good,

    /// <summary>From the warning on, up to the limit.</summary>
    Warning,

    /// <summary>Above the limit.</summary>
    AboveLimit,
}

/// <summary>The order defect rate of a seller: of the order lines bought in a period, how many ended with a claim that counts against the seller.</summary>
/// <param name="Since">Beginning of the period.</param>
/// <param name="OrderLines">Order lines bought in it.</param>
/// <param name="Defects">Those with such a claim; several claims about one line are one.</param>
/// <param name="Rate">Defects per order line; 0 without any line.</param>
/// <param name="Standing">Where that stands.</param>
/// <param name="WarningAt">The rate from which sellers are warned.</param>
/// <param name="Limit">The rate that is not to be passed.</param>
public sealed record DefectRate(DateTimeOffset Since, int OrderLines, int Defects, decimal Rate, DefectStanding Standing, decimal WarningAt, decimal Limit);

/// <summary>Rates sellers by their defects (PROCESS §14). Rule LEARN-02.</summary>
internal static class DefectRates
{
    /// <summary>The rate.</summary>
    /// <param name="since">Beginning of the period.</param>
    /// <param name="lines">Order lines bought in it.</param>
    /// <param name="defects">Those with a claim that counts against the seller.</param>
    /// <param name="terms">The thresholds.</param>
    public static DefectRate Of(DateTimeOffset since, int lines, int defects, LearningTerms terms)
    {
        decimal rate = lines == 0 ? 0 : (decimal)defects / lines;
        DefectStanding standing = rate switch
        {
            _ when lines < terms.DefectsRatedFrom => DefectStanding.NotRated,
            _ when rate > terms.DefectLimit => DefectStanding.AboveLimit,
            _ when rate >= terms.DefectWarning => DefectStanding.Warning,
            _ => DefectStanding.Good,
        };
        return new DefectRate(since, lines, defects, rate, standing, terms.DefectWarning, terms.DefectLimit);
    }
}
