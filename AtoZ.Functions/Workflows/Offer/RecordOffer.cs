using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>Keeps the seller's offer of a round.</summary>
internal sealed class RecordOffer(CaseStore cases)
{
    [Function(nameof(RecordOffer))]
    public Task<OfferKept> Run([ActivityTrigger] OfferMade made) => cases.Change(made.ClaimId, async open =>
    {
        (CommandRecord command, OfferPayload offer) = await open.Command<OfferPayload>(made.CommandId);
        long amount = await OfferBook.Keep(open, new OfferRecord
        {
            ClaimId = made.ClaimId,
            Round = made.Round,
            Remedy = offer.Remedy,
            AmountMinor = offer.AmountMinor,
            Message = offer.Message,
            Lines = offer.Lines is { Count: > 0 } lines ? string.Join(',', lines.Order()) : null,
            MadeAt = command.GivenAt,
            State = OfferState.Open,
        });
        return new OfferKept(amount, offer.Remedy == Remedy.Return);
    });
}
