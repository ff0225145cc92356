using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What a party said first and what it says in an appeal, both frozen, to be read side by side (PROCESS §7). Pure.
/// </summary>
/// <param name="Party">Buyer or seller.</param>
/// <param name="Review">Number of the review that the appeal is part of.</param>
/// <param name="First">Its first words: the description of the claim, or the reasons of the contest; empty when it said nothing.</param>
/// <param name="Now">Its words in the appeal, word by word, each with whether the first words had it.</param>
internal sealed record StatementPair(Party Party, int Review, string First, IReadOnlyList<(string Word, bool New)> Now)
{
    private static readonly char[] Marks = ['.', ',', ';', ':', '!', '?', '(', ')', '"', '\''];

    /// <summary>The pairs of a case, in the order of its reviews; one per appeal, two where the other side joined.</summary>
    public static IReadOnlyList<StatementPair> Of(ClaimRecord claim, IReadOnlyList<AppealRecord> reviews)
    {
        string contest = reviews.FirstOrDefault(r => r.Origin == AppealOrigin.SellerContests)?.Statement ?? "";
        List<StatementPair> pairs = [];
        foreach (AppealRecord review in reviews.Where(r => r.Origin is AppealOrigin.BuyerAppeals or AppealOrigin.SellerAppeals))
        {
            bool buyers = review.Origin == AppealOrigin.BuyerAppeals;
            pairs.Add(Pair(buyers, review.Statement));
            if (review.JoinedStatement is { } joined)
            {
                pairs.Add(Pair(!buyers, joined));
            }

            StatementPair Pair(bool buyer, string now) =>
                new(buyer ? Party.Buyer : Party.Seller, review.Number, buyer ? claim.Description : contest, Compare(buyer ? claim.Description : contest, now));
        }

        return pairs;
    }

    /// <summary>The words of a text, each with whether an earlier text lacks it; punctuation and capitals make no difference.</summary>
    public static IReadOnlyList<(string Word, bool New)> Compare(string first, string now)
    {
        HashSet<string> known = [.. Words(first).Select(Bare)];
        return [.. Words(now).Select(word => (word, !known.Contains(Bare(word))))];
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Bare(string word) => word.Trim(Marks).ToUpperInvariant();
}
