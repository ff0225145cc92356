using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Inquiries;

/// <summary>
/// INQ-03: a seller may offer help, but never ask for a review to be changed (PROCESS §0). The words stand in the pack: what is asked
/// and the review, in either order, with nothing but filling words between them. Every language is looked for, since nobody says in
/// which one they write.
/// </summary>
internal static class ReviewPressure
{
    private const string Gap = @"[\s\p{P}\p{S}-[.!?。！？]]";

    // Building the expressions costs more than using them, and a pack never changes.
    private static readonly ConcurrentDictionary<ReviewWords, Regex> Known = new();

    /// <summary>Whether a seller may write this to a buyer, in an inquiry or with an offer. What a seller tells reviewers is not held to it: it may be about a buyer's own threat.</summary>
    /// <returns>Null when it may be written.</returns>
    public static Refusal? Check(string? text, InquiryTerms terms, string field)
    {
        return FoundIn(text ?? "", terms.ReviewPressure) is { } asked
            ? new Refusal(
                "REVIEW_PRESSURE", 422, $"A seller may not ask for a review or its change ('{asked}').", "Offer help, a refund or a replacement, and say nothing of the review's stars.", field)
            : null;
    }

    /// <summary>The words that ask for it; null when none do.</summary>
    public static string? FoundIn(string text, IReadOnlyDictionary<string, ReviewWords> words)
    {
        string plain = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return words.Values
            .Select(w => Known.GetOrAdd(w, Build).Match(plain))
            .Where(m => m.Success)
            .Select(m => m.Groups["asked"].Value.Trim())
            .FirstOrDefault();
    }

    private static Regex Build(ReviewWords words)
    {
        // Chinese writes no blanks between words.
        bool blanks = words.Things.All(t => t.All(c => c < 0x2E80));
        string gap = Gap + (blanks ? "+" : "*");
        string edge = blanks ? @"(?:^|[^\p{L}\p{N}])" : "";
        string end = blanks ? @"(?:$|[^\p{L}\p{N}])" : "";
        string between = $"(?:{gap}{Any(words.Between, gap)})*{gap}";
        string asked = $"{Any(words.Before, gap)}{between}{Any(words.Things, gap)}|{Any(words.Things, gap)}{between}{Any(words.After, gap)}|{Any(words.Praise, gap)}";
        return new Regex($"{edge}(?<asked>{asked}){end}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    private static string Any(IEnumerable<string> entries, string gap) => $"(?:{string.Join('|', entries.Select(e => Entry(e, gap)))})";

    private static string Entry(string entry, string gap) =>
        string.Join(gap, entry.Split(' ').Select(word => word.EndsWith('*') ? Regex.Escape(word[..^1]) + @"\p{L}*" : Regex.Escape(word)));
}
