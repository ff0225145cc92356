using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Says that a file was put into storage: now its bytes are checked, and it becomes evidence. Said again, it gives the same answer.</summary>
internal sealed class ConfirmCaseUpload(ILinks links, DirectUploads uploads)
{
    [Function(nameof(ConfirmCaseUpload))]
    [Takes(typeof(NoPayload), Once = false)]
    [Gives(200, typeof(EvidenceView))]
    [Gives(201, typeof(EvidenceView))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "EVIDENCE_DAMAGED", "EVIDENCE_EMPTY", "EVIDENCE_HEIC", "EVIDENCE_TOO_LARGE", "EVIDENCE_TOO_MANY", "EVIDENCE_TYPE_REFUSED", "NOT_YOURS", "STORAGE_UNAVAILABLE", "UPLOAD_MISSING", "UPLOAD_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/evidence-uploads/{uploadId}/confirm")] HttpRequest request,
        string token,
        string uploadId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        BodyRead<NoPayload> body = await RequestBody.Read<NoPayload>(request, cancellationToken);
        if (body.Value is null)
        {
            return Problems.From(body.Refusal!);
        }

        return link.Party is Party.Buyer or Party.Seller
            ? await DirectUploadAnswers.Confirmed(await uploads.Confirm(uploadId, link.ClaimId, link.Party, cancellationToken), $"/api/case/{token}", client)
            : Problems.From(DirectUploadAnswers.NotYours);
    }
}
