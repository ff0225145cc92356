namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>
/// Appeal review (PROCESS §7). <c>DefaultForBuyer</c> is the decision when the maximum age is reached without votes;
/// <c>ShortestStatement</c> counts characters.
/// </summary>
public sealed record AppealTerms(
    TimeSpan VoteWindow,
    IReadOnlyList<TimeSpan> RemindersBeforeEnd,
    TimeSpan MaximumAge,
    bool DefaultForBuyer,
    TimeSpan AppealWindow,
    TimeSpan ReversalWithin,
    int ShortestStatement)
{
    internal static AppealTerms Read(PackSection s) => new(
        s.Duration("voteWindow"),
        s.Durations("remindersBeforeEnd"),
        s.Duration("maximumAge"),
        s.Flag("defaultForBuyer"),
        s.Duration("appealWindow"),
        s.Duration("reversalWithin"),
        s.Integer("shortestStatement"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(RemindersBeforeEnd.All(r => r < VoteWindow), "$.appeals.remindersBeforeEnd", PackCheck.Inside);
        yield return new(VoteWindow <= MaximumAge, "$.appeals.maximumAge", "must be at least one window for a vote");
        yield return new(ShortestStatement > 0, "$.appeals.shortestStatement", "must be at least 1");
    }
}
