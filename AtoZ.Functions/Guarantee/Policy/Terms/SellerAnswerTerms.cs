namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>The seller's window (PROCESS §5).</summary>
public sealed record SellerAnswerTerms(TimeSpan OrderWindow, TimeSpan HarmWindow, IReadOnlyList<TimeSpan> RemindersBeforeEnd, TimeSpan RevocableFor, TimeSpan LongestWait)
{
    internal static SellerAnswerTerms Read(PackSection s) => new(
        s.Duration("orderWindow"),
        s.Duration("harmWindow"),
        s.Durations("remindersBeforeEnd"),
        s.Duration("revocableFor"),
        s.Duration("longestWait"));

    internal IEnumerable<PackCheck> Checks()
    {
        TimeSpan shortest = OrderWindow < HarmWindow ? OrderWindow : HarmWindow;
        yield return new(RemindersBeforeEnd.All(r => r < shortest), "$.sellerAnswer.remindersBeforeEnd", PackCheck.Inside);
        yield return new(RevocableFor < shortest, "$.sellerAnswer.revocableFor", "must be shorter than the seller's window");
        yield return new(LongestWait >= OrderWindow && LongestWait >= HarmWindow, "$.sellerAnswer.longestWait", "must not be shorter than the seller's window");
    }
}
