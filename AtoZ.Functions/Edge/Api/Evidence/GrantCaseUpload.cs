using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Gives the party of a link an address to put one file straight into storage. Nothing is evidence by it yet.</summary>
internal sealed class GrantCaseUpload(ILinks links, DirectUploads uploads)
{
    [Function(nameof(GrantCaseUpload))]
    [Takes(typeof(DirectUploadBody), Once = false)]
    [Gives(201, typeof(DirectUploadView))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "EVIDENCE_TOO_MANY", "NOT_YOURS", "STORAGE_UNAVAILABLE", "WITHHOLDING_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/evidence-uploads")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        if (link.Party is not (Party.Buyer or Party.Seller))
        {
            return Problems.From(DirectUploadAnswers.NotYours);
        }

        BodyRead<DirectUploadBody> body = await RequestBody.Read<DirectUploadBody>(request, cancellationToken);
        return body.Value is { } wish
            ? DirectUploadAnswers.Granted(await uploads.Grant(link.ClaimId, link.Party, wish.FileName, wish.Withhold, cancellationToken), $"/api/case/{token}/evidence-uploads")
            : Problems.From(body.Refusal!);
    }
}
