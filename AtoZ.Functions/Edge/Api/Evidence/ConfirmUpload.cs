using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Says that a file of the buyer was put into storage: now its bytes are checked, and it becomes evidence. Said again, it gives the same answer.</summary>
internal sealed class ConfirmUpload(DirectUploads uploads)
{
    [Function(nameof(ConfirmUpload))]
    [Takes(typeof(NoPayload), Once = false)]
    [Gives(200, typeof(EvidenceView))]
    [Gives(201, typeof(EvidenceView))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "EVIDENCE_DAMAGED", "EVIDENCE_EMPTY", "EVIDENCE_HEIC", "EVIDENCE_TOO_LARGE", "EVIDENCE_TOO_MANY", "EVIDENCE_TYPE_REFUSED", "STORAGE_UNAVAILABLE", "UPLOAD_MISSING", "UPLOAD_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/evidence-uploads/{uploadId}/confirm")] HttpRequest request,
        string uploadId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        BodyRead<NoPayload> body = await RequestBody.Read<NoPayload>(request, cancellationToken);
        if (body.Value is null)
        {
            return Problems.From(body.Refusal!);
        }

        EvidenceReceipt receipt = await uploads.Confirm(uploadId, null, Party.Buyer, cancellationToken);
        return await DirectUploadAnswers.Confirmed(receipt, receipt.Record?.ClaimId is { } claim ? $"/api/claims/{claim}" : "/api", client);
    }
}
