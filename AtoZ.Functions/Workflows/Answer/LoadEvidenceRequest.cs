using AtoZ.Functions.Data;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>Reads what an orchestration needs to know of its request for evidence.</summary>
internal sealed class LoadEvidenceRequest(CaseStore cases)
{
    [Function(nameof(LoadEvidenceRequest))]
    public Task<EvidenceRequestTerms> Run([ActivityTrigger] EvidenceRequestStart start) => cases.Read(start.ClaimId, async open =>
    {
        EvidenceRequestRecord request = await open.Db.EvidenceRequests.SingleAsync(r => r.ClaimId == start.ClaimId && r.Number == start.Number);
        return new EvidenceRequestTerms(start.ClaimId, start.Number, request.Party, request.Deadline, open.Policy.Evidence.RequestReminders);
    });
}
