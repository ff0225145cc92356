using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Puts a buyer's file up before the claim is filed; the claim then names its id, since some kinds need evidence to be eligible.</summary>
internal sealed class StageEvidence(EvidencePosted posted)
{
    [Function(nameof(StageEvidence))]
    [Takes(ContentType = "application/octet-stream, multipart/form-data")]
    [Hears(Uploaded.FileNameHeader, "The name of the file, percent-encoded UTF-8, where the body is the file itself.")]
    [Hears(Uploaded.WithholdHeader, Uploaded.Withhold)]
    [Gives(200, typeof(EvidenceView))]
    [Gives(201, typeof(EvidenceView))]
    [Refuses("EVIDENCE_DAMAGED", "EVIDENCE_EMPTY", "EVIDENCE_HEIC", "EVIDENCE_MISSING", "EVIDENCE_TOO_LARGE", "EVIDENCE_TOO_MANY", "EVIDENCE_TYPE_REFUSED", "STORAGE_UNAVAILABLE", "WITHHOLDING_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/evidence")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await posted.Once(request, "backend", null, Party.Buyer, "/api", client, cancellationToken);
}
