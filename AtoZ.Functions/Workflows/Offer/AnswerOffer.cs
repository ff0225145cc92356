using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>Ends the offer of a round; silence declines it, and one that did not reach the buyer lapses (PROCESS §5).</summary>
internal sealed class AnswerOffer(CaseStore cases)
{
    [Function(nameof(AnswerOffer))]
    public Task Run([ActivityTrigger] OfferAnswered answered) => cases.Change(answered.ClaimId, async open =>
    {
        OfferRecord offer = await open.Db.Offers.SingleAsync(o => o.ClaimId == answered.ClaimId && o.Round == answered.Round);
        offer.State = answered.Answer switch
        {
            CommandKind.BuyerAccepts => OfferState.Accepted,
            CommandKind.BuyerCounters => OfferState.Countered,
            _ => OfferState.Declined,
        };
        open.SystemTurn(answered.Answer != CommandKind.BuyerAccepts ? ClaimStatus.AwaitingSeller
            : offer.Remedy == Remedy.Return ? ClaimStatus.AwaitingReturn
            : offer.AmountMinor > 0 ? ClaimStatus.Paying
            : ClaimStatus.AwaitingRemedy);
        StageRecord stage = await open.Db.Stages.SingleAsync(s => s.Key == answered.StageKey);
        if (answered.Answer is null && !await Reach.Of(open.Db, open.Claim.Id, Party.Buyer, stage.OpenedAt))
        {
            offer.State = OfferState.Lapsed;
            await open.NoteNotReached(stage);
        }
        else if (answered.Answer is null)
        {
            await open.Note($"offer-lapsed/{answered.Round}", Party.System, TimelineKind.OfferDeclined, Audience.Both);
        }
    });
}
