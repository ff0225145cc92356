using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>Keeps the buyer's counter-offer, which is a round of its own.</summary>
internal sealed class RecordCounter(CaseStore cases)
{
    /// <returns>What the buyer asks for, minor units.</returns>
    [Function(nameof(RecordCounter))]
    public Task<long> Run([ActivityTrigger] OfferMade made) => cases.Change(made.ClaimId, async open =>
    {
        (CommandRecord command, CounterOfferPayload counter) = await open.Command<CounterOfferPayload>(made.CommandId);
        return await OfferBook.Keep(open, new OfferRecord
        {
            ClaimId = made.ClaimId,
            Round = made.Round,
            By = Party.Buyer,
            Remedy = counter.AmountMinor < open.Claim.AmountMinor ? Remedy.PartRefund : Remedy.Refund,
            AmountMinor = counter.AmountMinor,
            Message = counter.Reason,
            MadeAt = command.GivenAt,
            State = OfferState.Open,
        });
    });
}
