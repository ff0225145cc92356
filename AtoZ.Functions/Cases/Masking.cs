using System.Text.RegularExpressions;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Cases;

/// <summary>What parties wrote, as experts read it: ids of the case, addresses, links and numbers to call are hidden. Names that nobody gave us are beyond it. Pure.</summary>
internal static partial class Masking
{
    private const string Hidden = "▒▒▒";

    // Shorter ones are words or numbers of every text.
    private const int ShortestIdLength = 4;

    /// <summary>A text without what tells who the parties are.</summary>
    public static string Of(string text, ClaimRecord claim)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(claim);
        string masked = Telephone().Replace(Link().Replace(Mail().Replace(text, Hidden), Hidden), Hidden);
        foreach (string id in new[] { claim.OrderId, claim.BuyerId, claim.SellerId, claim.Id.Value }.Where(id => id.Length >= ShortestIdLength))
        {
            masked = Without(masked, id);
        }

        return masked;
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

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();

    // Seven digits and more that begin with a plus or a zero, and are no date.
    [GeneratedRegex(@"(?<![\w.:,-])(?!\d\d?[/-]\d\d?[/-]\d)(?:\+|\(?0)\d[\d ()/-]{5,}\d", RegexOptions.None, 1000)]
    private static partial Regex Telephone();
}
