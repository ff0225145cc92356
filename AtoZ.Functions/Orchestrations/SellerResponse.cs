using AtoZ.Functions.Activities;
using AtoZ.Functions.Claims;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Orchestrations;

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
            Decision? decision = answer.Command?.Kind switch
            {
                CommandKind.BuyerChangesReason => doubted,
                CommandKind.SellerPays => new Decision(Verdict.SellerPays, claim.AmountMinor),
                CommandKind.SellerContests => await Reviewed.Decide(context, claim, 1, AppealOrigin.SellerContests),
                CommandKind.SellerOffers => await Offered(context, claim, round, answer.Command.Id),
                CommandKind.BuyerWithdraws => new Decision(Verdict.Withdrawn),
                _ => await Silent(context, claim, opening),
            };
            if (decision is not null)
            {
                return decision;
            }
        }

        return await Reviewed.Decide(context, claim, 1, AppealOrigin.OffersExhausted);
    }

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

            await context.Act(nameof(ChangeReason), new ReasonChanged(claim.ClaimId, change.Id));
            if (await FraudDoubt.Settle(context, claim, wording + 1) is { } doubted)
            {
                return (opening, answer, doubted);
            }
        }
    }

    private static async Task<Decision?> Offered(TaskOrchestrationContext context, ClaimTerms claim, int round, string command)
    {
        long offered = await context.Act<long>(nameof(RecordOffer), new OfferMade(claim.ClaimId, round, command));
        StageOpening opening = context.Opening(claim, StageKind.OfferAnswer, round, Party.Buyer, claim.Offer) with { AmountMinor = offered };
        StageAnswer answer = await context.Stage(opening, claim.Offer.RemindersBeforeEnd, nameof(ShowOffer));
        await context.Act(nameof(AnswerOffer), new OfferAnswered(claim.ClaimId, round, answer.Command?.Kind));
        return answer.Command?.Kind switch
        {
            CommandKind.BuyerAccepts => new Decision(Verdict.OfferAccepted, offered),
            CommandKind.BuyerWithdraws => new Decision(Verdict.Withdrawn),
            _ => null,
        };
    }

    private static async Task<Decision> Silent(TaskOrchestrationContext context, ClaimTerms claim, StageOpening opening)
    {
        await context.Act(nameof(NoteSilence), opening.Key);
        return new Decision(Verdict.MarketplacePays, claim.AmountMinor);
    }
}
