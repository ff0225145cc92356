using System.Globalization;
using System.Text;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// Whether a text that is asked for says anything at all. Blanks, marks of direction, joiners and fillers cannot be seen, so that a reason made
/// of them would leave whoever reads it with nothing. Every required text is held to it, whoever writes it.
/// </summary>
internal static class VisibleText
{
    // Letters and signs by their category, and blank all the same: the fillers of Hangul, the empty cell of Braille.
    private static readonly int[] Blank = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0];

    private static readonly UnicodeCategory[] Seen =
    [
        UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter,
        UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber,
        UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation,
        UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation,
        UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol,
    ];

    /// <summary>Whether nothing in a text can be seen.</summary>
    public static bool IsMissing([System.Diagnostics.CodeAnalysis.NotNullWhen(false)] string? text) => text is null || !text.EnumerateRunes().Any(IsSeen);

    /// <summary>How many characters of a text can be seen: what a least length counts.</summary>
    public static int Length(string? text) => text?.EnumerateRunes().Count(IsSeen) ?? 0;

    private static bool IsSeen(Rune rune) => !Blank.Contains(rune.Value) && Seen.Contains(Rune.GetUnicodeCategory(rune));
}
