using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Hands the backend the original of a file.</summary>
internal sealed class GetClaimEvidence(EvidenceDesk desk)
{
    [Function(nameof(GetClaimEvidence))]
    [Gives(200, ContentType = "application/octet-stream")]
    [Refuses("EVIDENCE_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/claims/{claimId}/evidence/{evidenceId}")] HttpRequest request,
        string claimId,
        string evidenceId,
        CancellationToken cancellationToken) =>
        await desk.Open(new ClaimId(claimId), evidenceId, Party.Marketplace, "backend", cancellationToken) is { } file
            ? new FileAnswer(file)
            : Problems.From(ClaimRefusals.EvidenceUnknown);
}
