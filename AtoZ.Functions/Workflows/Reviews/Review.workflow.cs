using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>How a review ended.</summary>
/// <param name="ForBuyer">Who is right.</param>
/// <param name="Reasons">Codes of the criteria that decided.</param>
/// <param name="EndedBy">The command that ended it before the votes did; null otherwise.</param>
internal sealed record ReviewResult(bool ForBuyer, string? Reasons, CommandKind? EndedBy);

/// <summary>
/// A review (PROCESS §7): two votes, blind to each other; agreement decides, a split goes to a senior adjudicator, and at the maximum
/// age the policy's default decides, so that no case waits for ever.
/// </summary>
internal static class Review
{
    /// <summary>Holds a review.</summary>
    public static async Task<ReviewResult> Hold(TaskOrchestrationContext context, ReviewStart review)
    {
        ReviewOpening opening = new(review.Claim.ClaimId, review.Number, review.Origin);
        await context.ActOrSkip(nameof(OpenReview), opening);
        DateTimeOffset end = context.Now() + review.Claim.Review.MaximumAge;
        TaskCompletionSource over = new();
        SeatResult[] votes = await Task.WhenAll(
            Voting.Fill(context, review, Seat.Marketplace, end, over),
            Voting.Fill(context, review, Seat.Independent, end, over));
        if (votes.FirstOrDefault(v => v.EndedBy is not null) is { } left)
        {
            return await Ended(context, review, left.EndedBy!.Value);
        }

        if (votes is not [{ ForBuyer: { } marketplace }, { ForBuyer: { } independent }])
        {
            return await Decided(context, review, null);
        }

        if (Appeals.Agreement(marketplace, independent) is { } agreed && (!agreed || await OnLines(context, review, opening)))
        {
            return await Decided(context, review, agreed);
        }

        await context.ActOrSkip(nameof(NoteSplit), opening);
        SeatResult last = await Adjudicated(context, review, end);
        return last.EndedBy is { } command ? await Ended(context, review, command) : await Decided(context, review, last.ForBuyer);
    }

    // Two who find for the buyer may still uphold different lines.
    private static Task<bool> OnLines(TaskOrchestrationContext context, ReviewStart review, ReviewOpening opening) =>
        review.Claim.Lines == 1 ? Task.FromResult(true) : context.ActOr(nameof(AgreeOnLines), opening, false);

    // Votes may come late; the adjudicator still gets one whole window.
    private static Task<SeatResult> Adjudicated(TaskOrchestrationContext context, ReviewStart review, DateTimeOffset end)
    {
        DateTimeOffset window = context.Now() + review.Claim.Review.Vote.Window;
        return Voting.Fill(context, review, Seat.Adjudicator, end > window ? end : window, new TaskCompletionSource());
    }

    private static async Task<ReviewResult> Decided(TaskOrchestrationContext context, ReviewStart review, bool? vote)
    {
        bool forBuyer = vote ?? review.Claim.Review.DefaultForBuyer;
        string? reasons = await context.ActOr<string?>(nameof(DecideReview), new ReviewEnd(review.Claim.ClaimId, review.Number, forBuyer, ByDefault: vote is null, null), null);
        return new ReviewResult(forBuyer, reasons, null);
    }

    private static async Task<ReviewResult> Ended(TaskOrchestrationContext context, ReviewStart review, CommandKind command)
    {
        bool forBuyer = command is CommandKind.SellerPays or CommandKind.ParcelLost;
        await context.ActOr<string?>(nameof(DecideReview), new ReviewEnd(review.Claim.ClaimId, review.Number, forBuyer, ByDefault: false, command), null);
        return new ReviewResult(forBuyer, null, command);
    }
}
