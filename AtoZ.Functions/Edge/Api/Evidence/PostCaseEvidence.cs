using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Adds a file of the party that holds the link.</summary>
internal sealed class PostCaseEvidence(ILinks links, EvidencePosted posted)
{
    [Function(nameof(PostCaseEvidence))]
    [Takes(ContentType = "application/octet-stream, multipart/form-data")]
    [Hears(Uploaded.FileNameHeader, "The name of the file, percent-encoded UTF-8, where the body is the file itself.")]
    [Hears(Uploaded.WithholdHeader, Uploaded.Withhold)]
    [Gives(200, typeof(EvidenceView))]
    [Gives(201, typeof(EvidenceView))]
    [Refuses("CLAIM_CLOSED", "EVIDENCE_DAMAGED", "EVIDENCE_EMPTY", "EVIDENCE_HEIC", "EVIDENCE_MISSING", "EVIDENCE_TOO_LARGE", "EVIDENCE_TOO_MANY", "EVIDENCE_TYPE_REFUSED", "NOT_YOURS", "STORAGE_UNAVAILABLE", "WITHHOLDING_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/evidence")] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        return link.Party is Party.Buyer or Party.Seller
            ? await posted.Once(request, link.Id, link.ClaimId, link.Party, $"/api/case/{token}", client, cancellationToken)
            : Problems.From(new Refusal("NOT_YOURS", 403, "This link does not allow to add evidence.", "Put what matters into the reasons of your answer."));
    }
}
