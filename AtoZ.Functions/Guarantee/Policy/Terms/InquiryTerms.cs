namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>The stage before a claim (PROCESS §0). The seller's time is <see cref="EligibilityTerms.SellerContactBeforeClaim"/>.</summary>
/// <param name="RemindersBeforeEnd">When the seller is reminded, counted back from the end of that time.</param>
/// <param name="NoticesBeforeClaimCloses">When the buyer is told that the time for a claim ends, counted back from its end.</param>
/// <param name="LapsesAfter">When an inquiry ends whose claim window is not known.</param>
/// <param name="DraftsFileBeforeEnd">How long before the end of the time for a claim a draft files itself.</param>
/// <param name="LowReviewUpTo">Stars up to which a seller may offer help.</param>
/// <param name="LongestMessage">Characters of a message.</param>
/// <param name="ReviewPressure">Words that ask for a review to be changed, by language.</param>
public sealed record InquiryTerms(
    IReadOnlyList<TimeSpan> RemindersBeforeEnd,
    IReadOnlyList<TimeSpan> NoticesBeforeClaimCloses,
    TimeSpan LapsesAfter,
    TimeSpan DraftsFileBeforeEnd,
    int LowReviewUpTo,
    int LongestMessage,
    IReadOnlyDictionary<string, ReviewWords> ReviewPressure)
{
    internal static InquiryTerms Read(PackSection s) => new(
        s.Durations("remindersBeforeEnd"),
        s.Durations("noticesBeforeClaimCloses"),
        s.Duration("lapsesAfter"),
        s.Duration("draftsFileBeforeEnd"),
        s.Integer("lowReviewUpTo"),
        s.Integer("longestMessage"),
        s.Each("reviewPressure", w => new ReviewWords(w.Texts("before"), w.Texts("after"), w.Texts("things"), w.Texts("between"), w.Texts("praise"))));

    internal IEnumerable<PackCheck> Checks(EligibilityTerms eligibility)
    {
        yield return new(RemindersBeforeEnd.All(r => r < eligibility.SellerContactBeforeClaim), "$.inquiries.remindersBeforeEnd", PackCheck.Inside);
        yield return new(NoticesBeforeClaimCloses.All(n => n < eligibility.ClosesAfterEstimatedDelivery), "$.inquiries.noticesBeforeClaimCloses", PackCheck.Inside);
        yield return new(DraftsFileBeforeEnd > TimeSpan.Zero && DraftsFileBeforeEnd < LapsesAfter, "$.inquiries.draftsFileBeforeEnd", PackCheck.Inside);
        yield return new(LongestMessage > 0, "$.inquiries.longestMessage", "must be at least 1");
    }
}

/// <summary>Words of one language that together ask for a review to be changed; a star stands for any ending.</summary>
/// <param name="Before">What is asked, as it stands before the thing.</param>
/// <param name="After">What is asked, as it stands after the thing.</param>
/// <param name="Things">Names of a review.</param>
/// <param name="Between">Words that may stand between the two.</param>
/// <param name="Praise">Phrases that ask for praise by themselves.</param>
public sealed record ReviewWords(
    IReadOnlyList<string> Before, IReadOnlyList<string> After, IReadOnlyList<string> Things, IReadOnlyList<string> Between, IReadOnlyList<string> Praise);
