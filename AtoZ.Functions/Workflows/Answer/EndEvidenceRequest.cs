using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>Ends a request for evidence: answered, or lapsed; then the case is decided on what is there (PROCESS §3).</summary>
internal sealed class EndEvidenceRequest(CaseStore cases)
{
    /// <summary>A request that ended with its claim stays as it ended.</summary>
    [Function(nameof(EndEvidenceRequest))]
    public Task Run([ActivityTrigger] EvidenceRequestEnd end) => cases.Change(end.ClaimId, async open =>
    {
        EvidenceRequestRecord request = await open.Db.EvidenceRequests.SingleAsync(r => r.ClaimId == end.ClaimId && r.Number == end.Number);
        if (request.EndedAt is not null)
        {
            return;
        }

        request.EndedAt = open.Now;
        request.Answered = end.CommandId is not null;
        if (!request.Answered)
        {
            Audience party = request.Party == Party.Buyer ? Audience.Buyer : Audience.Seller;
            await open.Note($"request-lapsed/{request.Number}", Party.System, TimelineKind.EvidenceRequestLapsed, party, (Names.Party, request.Party.ToString()));
        }
    });
}
