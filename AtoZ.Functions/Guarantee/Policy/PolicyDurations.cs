using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>How packs write durations: ISO 8601 without years and months (their length is not fixed), or short: 72h, 30d, 15m.</summary>
internal static partial class PolicyDurations
{
    /// <summary>Reads a duration.</summary>
    /// <returns>Null when the text is neither form.</returns>
    public static TimeSpan? Parse(string text)
    {
        if (Short().Match(text) is { Success: true } match)
        {
            int number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            return match.Groups["unit"].Value switch { "d" => TimeSpan.FromDays(number), "h" => TimeSpan.FromHours(number), _ => TimeSpan.FromMinutes(number) };
        }

        return Iso().IsMatch(text) ? XmlConvert.ToTimeSpan(text) : null;
    }

    /// <summary>Writes a duration as the rule table does: days where they come out even, else hours, else minutes.</summary>
    public static string Format(TimeSpan duration) => duration switch
    {
        { TotalDays: >= 4 } when duration.TotalDays == Math.Floor(duration.TotalDays) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays} d"),
        { TotalHours: >= 1 } when duration.TotalHours == Math.Floor(duration.TotalHours) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes} min"),
    };

    [GeneratedRegex("^(?<number>[1-9][0-9]{0,4})(?<unit>[dhm])$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Short();

    [GeneratedRegex("^P(?=[0-9T])([0-9]{1,5}D)?(T(?=[0-9])([0-9]{1,5}H)?([0-9]{1,5}M)?([0-9]{1,5}S)?)?$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Iso();
}
