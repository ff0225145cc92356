using AtoZ.Functions.Cases;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using AtoZ.Functions.Http.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http.Claims;

/// <summary>One claim for the backend: whose turn it is, until when, what happens otherwise, what can be done and why the rest can't.</summary>
public sealed class GetClaim(CaseReader reader)
{
    [Function(nameof(GetClaim))]
    [Hears("If-None-Match", CaseTag.IfNoneMatch)]
    [Gives(200, typeof(CaseView))]
    [Gives(304)]
    [Refuses("CLAIM_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/claims/{claimId}")] HttpRequest request, string claimId) =>
        await reader.Read(new ClaimId(claimId), Party.Marketplace) is { } file
            ? Answer.Ok(CaseViews.Of(file, $"/api/claims/{file.Claim.Id}")) with { ETag = CaseTag.Of(file) }
            : Problems.From(ClaimRefusals.Unknown);
}
