using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Cases;

/// <summary>
/// Why the marketplace paid a claim: part of the key of the sentence that says so. "Found justified" is said only where somebody judged; where the
/// seller was silent, or agreed to pay and could not be debited, the sentence says that.
/// </summary>
internal static class EndingCause
{
    /// <summary>The cause.</summary>
    /// <param name="timeline">What happened, oldest first.</param>
    /// <param name="reviews">The reviews of the claim.</param>
    /// <returns>Null where nothing more is to be said than that it was paid.</returns>
    public static string? Of(IEnumerable<TimelineKind> timeline, IEnumerable<AppealRecord> reviews) => timeline.LastOrDefault(IsCause) switch
    {
        TimelineKind.ReviewDecided => reviews.Where(r => r.DecidedAt is not null).MaxBy(r => r.Number)?.ForBuyer == true ? "Reviewed" : null,
        TimelineKind.SellerSilent => nameof(TimelineKind.SellerSilent),
        TimelineKind.SellerDebitFailed => nameof(TimelineKind.SellerDebitFailed),
        TimelineKind.RemedyOverdue => nameof(TimelineKind.RemedyOverdue),
        _ => null,
    };

    private static bool IsCause(TimelineKind kind) =>
        kind is TimelineKind.ReviewDecided or TimelineKind.SellerSilent or TimelineKind.SellerDebitFailed or TimelineKind.RemedyOverdue;
}
