using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>Keeps the seller's offer of a round.</summary>
public sealed class RecordOffer(CaseStore cases)
{
    /// <returns>What the buyer would be paid, minor units.</returns>
    [Function(nameof(RecordOffer))]
    public Task<long> Run([ActivityTrigger] OfferMade made) => cases.Change(made.ClaimId, async open =>
    {
        (CommandRecord command, OfferPayload offer) = await open.Command<OfferPayload>(made.CommandId);
        return await OfferBook.Keep(open, new OfferRecord
        {
            ClaimId = made.ClaimId,
            Round = made.Round,
            Remedy = offer.Remedy,
            AmountMinor = offer.AmountMinor,
            Message = offer.Message,
            MadeAt = command.GivenAt,
            State = OfferState.Open,
        });
    });
}
