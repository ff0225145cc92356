using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows.Fraud;
using AtoZ.Functions.Workflows.Offer;
using AtoZ.Functions.Workflows.Reviews;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>
/// Asks the seller and follows the answer (PROCESS §5, §6). An offer that the buyer does not accept gives the seller another round, in which a
/// counter-offer may stand; when the rounds are used up, a review decides.
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

        Round? round = new(1);
        while (round is not null && round.Number <= claim.OfferRounds)
        {
            (StageOpening opening, StageAnswer answer, Decision? doubted) = await Asked(context, claim, round);
            RoundEnd end = answer.Command switch
            {
                { Kind: CommandKind.BuyerChangesReason } => new RoundEnd(doubted),
                { } command => await Answered(context, claim, round, command, opening.Key),
                null => await Silent(context, claim, round, opening),
            };
            if (end.Decision is { } decision)
            {
                return decision;
            }

            round = end.Next;
        }

        return await Reviewed.Decide(context, claim, 1, AppealOrigin.OffersExhausted);
    }

    private static async Task<RoundEnd> Answered(TaskOrchestrationContext context, ClaimTerms claim, Round round, TakenCommand command, string stageKey)
    {
        await OfferRound.End(context, claim, round, command.Kind, stageKey);
        return command.Kind == CommandKind.SellerOffers
            ? await OfferRound.Follow(context, claim, round.OfMyOffer, command.Id)
            : new RoundEnd(await Decided(context, claim, round, command));
    }

    private static async Task<Decision> Decided(TaskOrchestrationContext context, ClaimTerms claim, Round round, TakenCommand command) => command.Kind switch
    {
        CommandKind.SellerPays => new Decision(Verdict.SellerPays, claim.AmountMinor),
        CommandKind.SellerContests => await Reviewed.Decide(context, claim, 1, AppealOrigin.SellerContests),
        CommandKind.SellerAcceptsCounter when round.CounterMinor is { } counter => new Decision(Verdict.OfferAccepted, counter),
        CommandKind.ParcelDelivered => await DeliveryQuestion.Ask(context, claim, round.Number),
        _ => Endings.Of(claim, command.Kind) ?? throw new InvalidOperationException($"{command.Kind} does not answer a claim."),
    };

    // A changed reason is checked for fraud anew; then the seller has the whole time again.
    private static async Task<(StageOpening Opening, StageAnswer Answer, Decision? Doubted)> Asked(TaskOrchestrationContext context, ClaimTerms claim, Round round)
    {
        for (int wording = 1; ; wording++)
        {
            StageOpening opening = context.Opening(claim, StageKind.SellerAnswer, round.Number, Party.Seller, claim.Seller).Worded(wording) with
            {
                AmountMinor = claim.AmountMinor,
                CounterMinor = round.CounterMinor,
            };
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

    // A seller who was never reached is not in default: the claim waits as long as the policy's longest wait, and asks once more.
    private static async Task<RoundEnd> Silent(TaskOrchestrationContext context, ClaimTerms claim, Round round, StageOpening opening)
    {
        SellerSilence silence = await context.ActOr(nameof(NoteSilence), opening.Key, new SellerSilence(null));
        if (silence.AskUntil is { } until)
        {
            StageOpening again = opening with { EventName = EventNames.Again(opening.EventName), Deadline = until, Window = null };
            StageAnswer late = await context.Stage(again, claim.Seller.RemindersBeforeEnd, nameof(NotifySeller));
            if (late.Command is { } command)
            {
                return await Answered(context, claim, round, command, again.Key);
            }

            silence = await context.ActOr(nameof(NoteSilence), again.Key, silence);
        }

        await OfferRound.End(context, claim, round, null, opening.Key);
        return new RoundEnd(silence.IsReviewed
            ? await Reviewed.Decide(context, claim, 1, AppealOrigin.DeliveredInPart)
            : new Decision(Verdict.MarketplacePays, claim.AmountMinor));
    }
}
