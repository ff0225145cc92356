using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Gives the backend an address to put one file of the buyer straight into storage, for a claim or for one that is filed later.</summary>
internal sealed class GrantUpload(DirectUploads uploads)
{
    [Function(nameof(GrantUpload))]
    [Takes(typeof(DirectUploadBody), Once = false)]
    [Gives(201, typeof(DirectUploadView))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "EVIDENCE_TOO_MANY", "STORAGE_UNAVAILABLE", "WITHHOLDING_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/evidence-uploads")] HttpRequest request, CancellationToken cancellationToken)
    {
        BodyRead<DirectUploadBody> body = await RequestBody.Read<DirectUploadBody>(request, cancellationToken);
        if (body.Value is not { } wish)
        {
            return Problems.From(body.Refusal!);
        }

        ClaimId? claim = wish.ClaimId is null ? null : new ClaimId(wish.ClaimId);
        return DirectUploadAnswers.Granted(await uploads.Grant(claim, Party.Buyer, wish.FileName, wish.Withhold, cancellationToken), "/api/evidence-uploads");
    }
}
