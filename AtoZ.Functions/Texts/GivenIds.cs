using System.Globalization;
using System.Text.RegularExpressions;

namespace AtoZ.Functions.Texts;

/// <summary>Ids that shops and carriers give: any text, but such as can be kept and found again.</summary>
internal static partial class GivenIds
{
    /// <summary>The longest: what every store can look up, and more than any shop's.</summary>
    public const int Longest = 200;

    /// <summary>What is wrong with an id; null when nothing is.</summary>
    public static string? Flaw(string id) => id switch
    {
        { Length: > Longest } => string.Create(CultureInfo.InvariantCulture, $"has more than {Longest} characters"),
        _ when Exponent().IsMatch(id) => "is a number that a spreadsheet shortened: its last digits are lost",
        _ => null,
    };

    // 1.01E+11 or 1,01E+11; ids such as 12E45 are none.
    [GeneratedRegex(@"^\d([.,]\d+)?[eE]\+\d+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exponent();
}
