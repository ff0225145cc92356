using System.Text.RegularExpressions;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What parties wrote, as others read it. To experts, ids of the case, addresses, links and numbers to call are hidden; to the other party, what would
/// lead the two away from the case. Names that nobody gave us are beyond it. Pure.
/// </summary>
internal static partial class Masking
{
    private const string Hidden = "▒▒▒";

    // Shorter ones are words or numbers of every text.
    private const int ShortestIdLength = 4;

    // Digits of a telephone number with its country's code (ITU-T E.164), and the two zeros that may stand before it.
    private const int LongestTelephone = 15 + 2;

    /// <summary>A text without what tells who the parties are.</summary>
    public static string Of(string text, ClaimRecord claim)
    {
        string masked = Contacts(text);
        foreach (string id in new[] { claim.OrderId, claim.BuyerId, claim.SellerId, claim.Id.Value }.Where(id => id.Length >= ShortestIdLength))
        {
            masked = Without(masked, id);
        }

        return masked;
    }

    /// <summary>A text without mail addresses, links and numbers to call. The number of a parcel stays: it is longer than any to call.</summary>
    public static string Contacts(string text)
    {
        string unlinked = Link().Replace(Mail().Replace(text, Hidden), Hidden);
        return Telephone().Replace(unlinked, number => number.Value.Count(char.IsAsciiDigit) > LongestTelephone ? number.Value : Hidden);
    }

    private static string Without(string text, string id)
    {
        for (int at = text.IndexOf(id, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!IsOfAWord(text, at - 1) && !IsOfAWord(text, at + id.Length))
            {
                text = string.Concat(text.AsSpan(0, at), Hidden, text.AsSpan(at + id.Length));
            }
        }

        return text;
    }

    private static bool IsOfAWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    [GeneratedRegex(@"[^\s@<>""',;:()]+@[^\s@<>""',;:()]+\.\w+", RegexOptions.None, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b(?:https?://|www\.|(?:wa|t|m)\.me/)\S+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();

    // Seven digits and more that begin with a plus or a zero, and are no date; and what is a number without either: in North America, Brazil, China.
    [GeneratedRegex(
        @"(?<![\w.:,-])(?!\d\d?[/-]\d\d?[/-]\d)(?:\+|\(?0)\d[\d ()/-]{5,}\d"
        + @"|(?<![\w.-])\(?[2-9]\d\d\)?[ .-][2-9]\d\d[.-]\d{4}(?!\d)|(?<!\w)\(\d\d\) ?9?\d{4}-\d{4}(?!\d)|(?<![\w.-])1[3-9]\d{9}(?!\w)",
        RegexOptions.None,
        1000)]
    private static partial Regex Telephone();
}
