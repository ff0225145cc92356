using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>Ends a replacement or a repair that was agreed on: done, disputed, or not shipped or delivered in time.</summary>
internal sealed class EndRemedy(CaseStore cases)
{
    [Function(nameof(EndRemedy))]
    public Task Run([ActivityTrigger] RemedyEnd end) => cases.Change(end.ClaimId, async open =>
    {
        OfferRecord offer = await open.Db.Offers.SingleAsync(o => o.ClaimId == end.ClaimId && o.Round == end.Round);
        offer.State = end.Kept ? OfferState.Accepted : OfferState.Broken;
        open.SystemTurn(end.EndedBy switch
        {
            CommandKind.RemedyFailed => ClaimStatus.InReview,
            null when !end.Kept => ClaimStatus.Paying,

            // Kept, or withdrawn: no money moves, and the claim closes next.
            _ => ClaimStatus.AwaitingRemedy,
        });
        if (end.EndedBy is null)
        {
            TimelineKind kind = end.Kept ? TimelineKind.RemedyKept : TimelineKind.RemedyOverdue;
            await open.Note($"remedy-ended/{end.StageKey}", Party.System, kind, Audience.Both, (Names.Remedy, offer.Remedy.ToString()));
        }
    });
}
