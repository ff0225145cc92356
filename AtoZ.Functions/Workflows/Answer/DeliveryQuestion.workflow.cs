using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Workflows.Reviews;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>
/// Asks the buyer whether a parcel came that the carrier says it delivered (PROCESS §5); the seller's window rests. Silence ends the claim,
/// an answer goes to a review; so does a buyer whom the question never reached.
/// </summary>
internal static class DeliveryQuestion
{
    /// <summary>Asks, and follows the answer.</summary>
    public static async Task<Decision> Ask(TaskOrchestrationContext context, ClaimTerms claim, int round)
    {
        StageOpening opening = context.Opening(claim, StageKind.DeliveryAnswer, round, Party.Buyer, claim.Delivery) with
        {
            AmountMinor = claim.AmountMinor,
        };
        StageAnswer answer = await context.Stage(opening, claim.Delivery.RemindersBeforeEnd, nameof(AskAboutDelivery));
        if (Endings.Of(claim, answer.Command?.Kind) is { } ended)
        {
            return ended;
        }

        bool silent = answer.Command is null && await context.ActOr(nameof(NoteBuyersSilence), opening.Key, otherwise: false);
        return silent
            ? new Decision(Verdict.Refused, Reasons: DeliveryProof.Code)
            : await Reviewed.Decide(context, claim, 1, AppealOrigin.DeliveryDisputed);
    }
}
