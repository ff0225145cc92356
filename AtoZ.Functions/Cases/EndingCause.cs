using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Cases;

/// <summary>
/// Why a claim was paid or refused: part of the key of the sentence that says so. "Found justified" is said only where somebody judged; where the
/// reviewers did not vote in time, or the carrier's word decided, or somebody was silent, or agreed to pay and could not be debited, the
/// sentence says that.
/// </summary>
internal static class EndingCause
{
    /// <summary>Decided by the policy's default, since too few votes came in time: nobody judged.</summary>
    public const string Defaulted = "Defaulted";

    /// <summary>The cause.</summary>
    /// <param name="timeline">What happened, oldest first.</param>
    /// <param name="reviews">The reviews of the claim.</param>
    /// <returns>Null where nothing more is to be said than that it was paid or refused.</returns>
    public static string? Of(IEnumerable<TimelineRecord> timeline, IEnumerable<AppealRecord> reviews) => timeline.LastOrDefault(IsCause) switch
    {
        { Kind: TimelineKind.ReviewDecided } review when IsByDefault(review) => Defaulted,
        { Kind: TimelineKind.ReviewDecided } => reviews.Where(r => r.DecidedAt is not null).MaxBy(r => r.Number)?.ForBuyer == true ? "Reviewed" : null,
        { } entry => entry.Kind.ToString(),
        null => null,
    };

    /// <summary>Whether an entry tells of a review that the policy's default decided.</summary>
    public static bool IsByDefault(TimelineRecord entry) =>
        entry.Kind == TimelineKind.ReviewDecided && Has(entry, Names.ByDefault);

    // A party who gives up in a review judges nothing: what was decided before stands.
    private static bool IsCause(TimelineRecord entry) =>
        entry.Kind is TimelineKind.CarrierGaveUp or TimelineKind.ParcelRefused or TimelineKind.NotShipped
            or TimelineKind.BuyerSilent or TimelineKind.SellerSilent or TimelineKind.SellerDebitFailed
            or TimelineKind.RemedyOverdue or TimelineKind.ReturnNotPosted
        || (entry.Kind == TimelineKind.ReviewDecided && !Has(entry, Names.Answer));

    private static bool Has(TimelineRecord entry, string name)
    {
        using JsonDocument data = JsonDocument.Parse(entry.Data);
        return data.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String;
    }
}
