using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>One claim for the backend: whose turn it is, until when, what happens otherwise, what can be done and why the rest can't.</summary>
internal sealed class GetClaim(CaseReader reader)
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
