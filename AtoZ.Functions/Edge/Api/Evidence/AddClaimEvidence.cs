using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Adds a file of the buyer to a claim; the backend sends it for the buyer.</summary>
internal sealed class AddClaimEvidence(EvidencePosted posted)
{
    [Function(nameof(AddClaimEvidence))]
    [Takes(ContentType = "application/octet-stream, multipart/form-data")]
    [Hears(Uploaded.FileNameHeader, "The name of the file, percent-encoded UTF-8, where the body is the file itself.")]
    [Hears(Uploaded.WithholdHeader, Uploaded.Withhold)]
    [Gives(200, typeof(EvidenceView))]
    [Gives(201, typeof(EvidenceView))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "EVIDENCE_DAMAGED", "EVIDENCE_EMPTY", "EVIDENCE_HEIC", "EVIDENCE_MISSING", "EVIDENCE_TOO_LARGE", "EVIDENCE_TOO_MANY", "EVIDENCE_TYPE_REFUSED", "STORAGE_UNAVAILABLE", "WITHHOLDING_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims/{claimId}/evidence")] HttpRequest request, string claimId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await posted.Once(request, "backend", new ClaimId(claimId), Party.Buyer, $"/api/claims/{claimId}", client, cancellationToken);
}
