using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows.Fraud;
using AtoZ.Functions.Workflows.Offer;
using AtoZ.Functions.Workflows.Reviews;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>
/// Asks the seller and follows the answer (PROCESS §5, §6). An offer that the buyer does not accept gives the seller another round;
/// when the rounds are used up, a review decides.
/// </summary>
internal static class SellerResponse
{
    /// <summary>Reaches a decision.</summary>
    public static async Task<Decision> Reach(TaskOrchestrationContext context, ClaimTerms claim)
    {
        // What the marketplace itself stored and shipped is its own affair: the seller is not asked (PROCESS "What is covered").
        if (claim.FulfilledByMarketplace)
        {
            return new Decision(Verdict.MarketplacePays, claim.AmountMinor);
        }

        for (int round = 1; round <= claim.OfferRounds; round++)
        {
            (StageOpening opening, StageAnswer answer, Decision? doubted) = await Asked(context, claim, round);
            Decision? decision = answer.Command switch
            {
                { Kind: CommandKind.BuyerChangesReason } => doubted,
                { } command => await Answered(context, claim, round, command),
                null => await Silent(context, claim, round, opening),
            };
            if (decision is not null)
            {
                return decision;
            }
        }

        return await Reviewed.Decide(context, claim, 1, AppealOrigin.OffersExhausted);
    }

    private static async Task<Decision?> Answered(TaskOrchestrationContext context, ClaimTerms claim, int round, TakenCommand command) => command.Kind switch
    {
        CommandKind.SellerPays => new Decision(Verdict.SellerPays, claim.AmountMinor),
        CommandKind.SellerContests => await Reviewed.Decide(context, claim, 1, AppealOrigin.SellerContests),
        CommandKind.SellerOffers => await Offered(context, claim, round, command.Id),
        CommandKind.ParcelDelivered => await DeliveryQuestion.Ask(context, claim, round),
        _ => Endings.Of(claim, command.Kind) ?? throw new InvalidOperationException($"{command.Kind} does not answer a claim."),
    };

    // A changed reason is checked for fraud anew; then the seller has the whole time again.
    private static async Task<(StageOpening Opening, StageAnswer Answer, Decision? Doubted)> Asked(TaskOrchestrationContext context, ClaimTerms claim, int round)
    {
        for (int wording = 1; ; wording++)
        {
            StageOpening opening = context.Opening(claim, StageKind.SellerAnswer, round, Party.Seller, claim.Seller).Worded(wording) with { AmountMinor = claim.AmountMinor };
            StageAnswer answer = await context.Stage(opening, claim.Seller.RemindersBeforeEnd, nameof(NotifySeller));
            if (answer.Command is not { Kind: CommandKind.BuyerChangesReason } change)
            {
                return (opening, answer, null);
            }

            await context.ActOrSkip(nameof(ChangeReason), new ReasonChanged(claim.ClaimId, change.Id));
            if (await FraudDoubt.Settle(context, claim, wording + 1) is { } doubted)
            {
                return (opening, answer, doubted);
            }
        }
    }

    private static async Task<Decision?> Offered(TaskOrchestrationContext context, ClaimTerms claim, int round, string command)
    {
        if (await context.ActOr<long?>(nameof(RecordOffer), new OfferMade(claim.ClaimId, round, command), null) is not { } offered)
        {
            return null;
        }

        StageOpening opening = context.Opening(claim, StageKind.OfferAnswer, round, Party.Buyer, claim.Offer) with { AmountMinor = offered };
        StageAnswer answer = await context.Stage(opening, claim.Offer.RemindersBeforeEnd, nameof(ShowOffer));
        await context.ActOrSkip(nameof(AnswerOffer), new OfferAnswered(claim.ClaimId, round, answer.Command?.Kind, opening.Key));
        return answer.Command?.Kind switch
        {
            CommandKind.BuyerAccepts when offered == 0 => await PromisedRemedy.Follow(context, claim, round),
            CommandKind.BuyerAccepts => new Decision(Verdict.OfferAccepted, offered),
            { } ending => Endings.Of(claim, ending),
            null => null,
        };
    }

    // A seller who was never reached is not in default: the claim waits as long as the policy's longest wait, and asks once more.
    private static async Task<Decision?> Silent(TaskOrchestrationContext context, ClaimTerms claim, int round, StageOpening opening)
    {
        SellerSilence silence = await context.ActOr(nameof(NoteSilence), opening.Key, new SellerSilence(null));
        if (silence.AskUntil is { } until)
        {
            StageOpening again = opening with { EventName = EventNames.Again(opening.EventName), Deadline = until };
            StageAnswer late = await context.Stage(again, claim.Seller.RemindersBeforeEnd, nameof(NotifySeller));
            if (late.Command is { } command)
            {
                return await Answered(context, claim, round, command);
            }

            await context.ActOr(nameof(NoteSilence), again.Key, new SellerSilence(null));
        }

        return new Decision(Verdict.MarketplacePays, claim.AmountMinor);
    }
}
