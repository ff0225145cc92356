using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>What a seat gave: a vote, nothing, or the command that ended the review.</summary>
internal sealed record SeatResult(bool? ForBuyer, CommandKind? EndedBy);

/// <summary>One seat of a review. A vote that does not come is asked for again, of somebody else, until the review's end.</summary>
internal static class Voting
{
    /// <summary>Waits for the vote of a seat.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="review">The review.</param>
    /// <param name="seat">Which seat.</param>
    /// <param name="end">When the seat stays empty.</param>
    /// <param name="over">Set by the seat that hears that the review is over; it ends the other.</param>
    public static async Task<SeatResult> Fill(TaskOrchestrationContext context, ReviewStart review, Seat seat, DateTimeOffset end, TaskCompletionSource over)
    {
        for (int round = 1; context.Now() < end && !over.Task.IsCompleted; round++)
        {
            StageOpening opening = Opening(context, review, seat, round, end);
            StageAnswer answer = await context.Stage(opening, review.Claim.Review.Vote.RemindersBeforeEnd, nameof(AskVoter), over.Task);
            if (answer.Command is { Kind: CommandKind.CastVote } vote)
            {
                return new SeatResult(await context.ActOr<bool?>(nameof(RecordVote), new VoteCast(review.Claim.ClaimId, review.Number, seat, vote.Id), null), null);
            }

            if (answer.Command is { Kind: not CommandKind.DeclareConflict } command)
            {
                over.TrySetResult();
                return new SeatResult(null, command.Kind);
            }
        }

        return new SeatResult(null, null);
    }

    private static StageOpening Opening(TaskOrchestrationContext context, ReviewStart review, Seat seat, int round, DateTimeOffset end)
    {
        DateTimeOffset window = context.Now() + review.Claim.Review.Vote.Window;
        return new StageOpening(
            review.Claim.ClaimId,
            context.InstanceId,
            EventNames.Vote(review.Number, seat, round),
            StageKind.Vote,
            round,
            Seats.Of(seat),
            window < end ? window : end,
            seat)
        {
            AmountMinor = review.Claim.AmountMinor,
            EndsAtLatest = end,
        };
    }
}
