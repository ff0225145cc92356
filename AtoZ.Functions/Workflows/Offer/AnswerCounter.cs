using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>Ends the buyer's counter-offer of a round: the seller accepted it, or something else came instead.</summary>
internal sealed class AnswerCounter(CaseStore cases)
{
    [Function(nameof(AnswerCounter))]
    public Task Run([ActivityTrigger] OfferAnswered answered) => cases.Change(answered.ClaimId, async open =>
    {
        OfferRecord counter = await open.Db.Offers.SingleAsync(o => o.ClaimId == answered.ClaimId && o.Round == answered.Round);
        bool accepted = answered.Answer == CommandKind.SellerAcceptsCounter;
        counter.State = accepted ? OfferState.Accepted : OfferState.NotTaken;
        if (accepted)
        {
            open.SystemTurn(ClaimStatus.Paying);
        }
    });
}
