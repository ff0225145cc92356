using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>The criteria of a review and what two votes lead to (PROCESS §7). Rules REVIEW-01, REVIEW-02.</summary>
internal static class Appeals
{
    /// <summary>Code and question of each criterion; a vote answers every one.</summary>
    public static IReadOnlyDictionary<string, string> Criteria { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["APP-01"] = "The facts show what the buyer says happened.",
        ["APP-02"] = "The evidence of the seller does not disprove it.",
        ["APP-03"] = "The amount fits the loss.",
    };

    /// <summary>Checks a vote: each criterion once, each with a reason, and a verdict that follows from them.</summary>
    /// <returns>Null when it may be cast.</returns>
    public static Refusal? Check(VotePayload vote)
    {
        if (!vote.Criteria.Select(c => c.Code).Order(StringComparer.Ordinal).SequenceEqual(Criteria.Keys.Order(StringComparer.Ordinal)))
        {
            return new Refusal("CRITERIA_INCOMPLETE", 422, "Each criterion needs one answer.", $"Answer {string.Join(", ", Criteria.Keys)}.", "/criteria");
        }

        if (vote.Criteria.Any(c => VisibleText.IsMissing(c.Reason)))
        {
            return new Refusal("REASON_REQUIRED", 422, "Each criterion needs a reason.", "Say what the answer rests on.", "/criteria");
        }

        if (CheckLines(vote) is { } line)
        {
            return line;
        }

        return vote.ForBuyer != vote.Criteria.All(c => c.Met)
            ? new Refusal("VOTE_CONTRADICTS", 422, "The buyer is right exactly when every criterion is met.", "Change the vote or the criteria.", "/forBuyer")
            : null;
    }

    /// <summary>Whether votes for the buyer refuse the same lines: where they do not, it is a split.</summary>
    public static bool AgreeOnLines(IEnumerable<IReadOnlyList<LineRefusal>> votes)
    {
        HashSet<int>[] refused = [.. votes.Select(v => v.Select(r => r.Line).ToHashSet())];
        return refused.All(r => r.SetEquals(refused[0]));
    }

    // Who finds for the seller refuses all lines anyway.
    private static Refusal? CheckLines(VotePayload vote)
    {
        IReadOnlyList<LineRefusal> refused = vote.RefusedLines ?? [];
        if (refused.Count > 0 && !vote.ForBuyer)
        {
            return new Refusal("VOTE_CONTRADICTS", 422, "A vote for the seller refuses every line.", "Leave 'refusedLines' out, or vote for the buyer.", "/refusedLines");
        }

        for (int i = 0; i < refused.Count; i++)
        {
            if (!Criteria.ContainsKey(refused[i].Criterion))
            {
                return new Refusal("CRITERIA_INCOMPLETE", 422, "A refused line names the criterion that it does not meet.", $"Name one of {string.Join(", ", Criteria.Keys)}.", $"/refusedLines/{i}/criterion");
            }

            if (VisibleText.IsMissing(refused[i].Reason))
            {
                return new Refusal("REASON_REQUIRED", 422, "A refused line needs a reason.", "Say what the refusal rests on.", $"/refusedLines/{i}/reason");
            }
        }

        return null;
    }

    /// <summary>Agreement decides; null means a split, which goes to a senior adjudicator.</summary>
    public static bool? Agreement(bool marketplaceForBuyer, bool independentForBuyer) =>
        marketplaceForBuyer == independentForBuyer ? marketplaceForBuyer : null;
}
