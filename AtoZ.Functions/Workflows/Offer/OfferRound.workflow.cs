using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows.Returns;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>A round in which the seller is asked.</summary>
/// <param name="Number">From 1: that of the offer which is to come, or of the counter-offer which stands.</param>
/// <param name="CounterMinor">The buyer's counter-offer that stands in it, minor units; null when none does.</param>
internal sealed record Round(int Number, long? CounterMinor = null)
{
    /// <summary>The number that an offer of the seller would have: a counter-offer was a round itself.</summary>
    public int OfMyOffer => this.CounterMinor is null ? this.Number : this.Number + 1;
}

/// <summary>How a round ended: by a decision, or by the round that follows it.</summary>
internal sealed record RoundEnd(Decision? Decision, Round? Next = null);

/// <summary>
/// The seller's offer, and the buyer's answer to it (PROCESS §5): accepted, it decides; countered, the counter-offer is the next round; declined or
/// unanswered, the seller has another round.
/// </summary>
internal static class OfferRound
{
    /// <summary>Shows the offer and follows the answer.</summary>
    public static async Task<RoundEnd> Follow(TaskOrchestrationContext context, ClaimTerms claim, int number, string command)
    {
        Round next = new(number + 1);
        if (await context.ActOr<OfferKept?>(nameof(RecordOffer), new OfferMade(claim.ClaimId, number, command), null) is not { } offered)
        {
            return new RoundEnd(null, next);
        }

        StageOpening opening = context.Opening(claim, StageKind.OfferAnswer, number, Party.Buyer, claim.Offer) with
        {
            AmountMinor = offered.AmountMinor,
            IsReturn = offered.IsReturn,
        };
        StageAnswer answer = await context.Stage(opening, claim.Offer.RemindersBeforeEnd, nameof(ShowOffer));
        await context.ActOrSkip(nameof(AnswerOffer), new OfferAnswered(claim.ClaimId, number, answer.Command?.Kind, opening.Key));
        return answer.Command switch
        {
            { Kind: CommandKind.BuyerAccepts } => new RoundEnd(await Accepted(context, claim, number, offered)),
            { Kind: CommandKind.BuyerCounters } counter => new RoundEnd(null, await Countered(context, claim, next, counter.Id)),
            { } ending => new RoundEnd(Endings.Of(claim, ending.Kind), next),
            null => new RoundEnd(null, next),
        };
    }

    /// <summary>The seller's round is over: what became of the counter-offer that stood in it is kept.</summary>
    public static Task End(TaskOrchestrationContext context, ClaimTerms claim, Round round, CommandKind? answer, string stageKey) => round.CounterMinor is null
        ? Task.CompletedTask
        : context.ActOrSkip(nameof(AnswerCounter), new OfferAnswered(claim.ClaimId, round.Number, answer, stageKey));

    private static async Task<Decision> Accepted(TaskOrchestrationContext context, ClaimTerms claim, int number, OfferKept offered) => offered switch
    {
        { IsReturn: true } =>
            await AgreedReturn.Decide(context, claim, new ReturnStart(claim with { AmountMinor = offered.AmountMinor }, number)),
        { AmountMinor: 0 } => await PromisedRemedy.Follow(context, claim, number),
        _ => new Decision(Verdict.OfferAccepted, offered.AmountMinor),
    };

    private static async Task<Round> Countered(TaskOrchestrationContext context, ClaimTerms claim, Round next, string command) =>
        next with { CounterMinor = await context.ActOr<long?>(nameof(RecordCounter), new OfferMade(claim.ClaimId, next.Number, command), null) };
}
