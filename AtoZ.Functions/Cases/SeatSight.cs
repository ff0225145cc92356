using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What the holder of an expert's link may know: an expert is asked in one stage and reads what was there while that stage was open. What
/// came later (an appeal's statement, a file, another's vote) is for whoever is asked then, although the link itself is good for longer.
/// </summary>
/// <param name="Asked">The stage of the link; null when it is not known any more.</param>
internal sealed record SeatSight(StageRecord? Asked)
{
    /// <summary>The sight of a link; null for everybody who is no expert.</summary>
    public static async Task<SeatSight?> Of(AtoZDb db, LinkRecord? link) =>
        link is not { Party: Party.Expert } ? null : new SeatSight(await db.Stages.SingleOrDefaultAsync(s => s.Key == link.StageKey));

    /// <summary>When the stage ended; null while it is open.</summary>
    public DateTimeOffset? EndedAt => this.Asked?.ClosedAt;

    /// <summary>Whether something of a moment was there while the stage was open.</summary>
    public bool Saw(DateTimeOffset at) => this.EndedAt is not { } end || at <= end;

    /// <summary>The stages that are the expert's own.</summary>
    public List<StageRecord> Of(IEnumerable<StageRecord> stages) =>
        [.. stages.Where(s => string.Equals(s.Key, this.Asked?.Key, StringComparison.Ordinal))];

    /// <summary>The reviews as they stood when the stage ended: without later ones, and without what was joined or decided since.</summary>
    public List<AppealRecord> Of(IEnumerable<AppealRecord> reviews) =>
        [.. reviews.Where(r => Saw(r.OpenedAt) && !IsLater(r)).Select(AsItWas)];

    // By the number in the name of the vote's event: what happens in one moment has no order by its time.
    private bool IsLater(AppealRecord review) => this.Asked is { Kind: StageKind.Vote } vote
        && int.TryParse(vote.EventName.Split('/').ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out int own)
        && review.Number > own;

    private AppealRecord AsItWas(AppealRecord review)
    {
        // A review is decided by its votes, so never while one of its seats is open.
        bool decided = review.DecidedAt is { } decidedAt && (this.EndedAt is not { } end || decidedAt < end);
        bool joined = review.JoinedAt is { } joinedAt && Saw(joinedAt);
        return new AppealRecord
        {
            ClaimId = review.ClaimId,
            Number = review.Number,
            Origin = review.Origin,
            Statement = review.Statement,
            OpenedAt = review.OpenedAt,
            JoinedStatement = joined ? review.JoinedStatement : null,
            JoinedAt = joined ? review.JoinedAt : null,
            ForBuyer = decided ? review.ForBuyer : null,
            Criteria = decided ? review.Criteria : null,
            DecidedAt = decided ? review.DecidedAt : null,
        };
    }
}
