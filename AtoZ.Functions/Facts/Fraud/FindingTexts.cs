using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>What a rule found, in the reader's language: what it says, what was measured, and whether it counts.</summary>
internal static class FindingTexts
{
    // Small values are the sign here; everywhere else it is the large ones.
    private static readonly string[] SignWhenSmall = ["FRAUD-05", "FRAUD-06"];
    private static readonly string[] Parts = ["FRAUD-03", "FRAUD-19", "FRAUD-27"];

    /// <summary>The findings that fired, each in a sentence or two; the ones that count first.</summary>
    public static IReadOnlyList<string> Fired(FraudCheckRecord? check, Reader reader) =>
        check is null ? [] : [.. FraudDesk.Findings(check).Where(f => f.Fired).OrderByDescending(f => f.Counts).Select(f => Of(f, reader))];

    public static string Of(FraudFinding finding, Reader reader)
    {
        string[] sentences = [reader.Word(finding.Code), Measured(finding, reader), State(finding, reader)];
        return string.Join(' ', sentences.Where(s => s.Length > 0));
    }

    private static string Measured(FraudFinding finding, Reader reader)
    {
        if (finding.Value is not { } value)
        {
            return "";
        }

        (string, string) measured = ("value", Number(finding.Code, value, reader)), threshold = ("threshold", Number(finding.Code, finding.Threshold, reader));
        return finding switch
        {
            _ when SignWhenSmall.Contains(finding.Code) => reader.Say("finding.upTo", measured, threshold),
            { Window: { } window } => reader.Say("finding.within", measured, threshold, ("window", reader.Span(window))),
            _ => reader.Say("finding.from", measured, threshold),
        };
    }

    private static string State(FraudFinding finding, Reader reader) => finding switch
    {
        { Shadow: true } => reader.Say("finding.shadow"),
        { Snoozed: true } => reader.Say("finding.snoozed"),
        _ => "",
    };

    private static string Number(string code, decimal value, Reader reader)
    {
        CultureInfo culture = Languages.Culture(reader.Language);
        return Parts.Contains(code) ? value.ToString("P0", culture) : value.ToString("#,0.##", culture);
    }
}
