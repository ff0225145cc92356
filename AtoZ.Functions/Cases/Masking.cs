using System.Text.RegularExpressions;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Cases;

/// <summary>What parties wrote, as experts read it: ids of the case, addresses, links and numbers to call are hidden. Names that nobody gave us are beyond it. Pure.</summary>
internal static partial class Masking
{
    private const string Hidden = "▒▒▒";

    /// <summary>A text without what tells who the parties are.</summary>
    public static string Of(string text, ClaimRecord claim)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(claim);
        string masked = Telephone().Replace(Link().Replace(Mail().Replace(text, Hidden), Hidden), Hidden);
        foreach (string id in new[] { claim.OrderId, claim.BuyerId, claim.SellerId, claim.Id.Value }.Where(id => id.Length > 0))
        {
            masked = masked.Replace(id, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return masked;
    }

    [GeneratedRegex(@"[^\s@<>""',;:()]+@[^\s@<>""',;:()]+\.\w+", RegexOptions.None, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();

    // Seven digits and more, with a plus or in groups: amounts and dates of the case are shorter, or stand with points and colons.
    [GeneratedRegex(@"(?<![\w.:,-])(?:\+|\(?0)\d[\d ()/-]{5,}\d", RegexOptions.None, 1000)]
    private static partial Regex Telephone();
}
