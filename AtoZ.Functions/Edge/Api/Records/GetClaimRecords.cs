using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Dossiers;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Records;

/// <summary>The signed decisions and the dossier of a claim, for the backend.</summary>
internal sealed class GetClaimRecords(AtoZStore store, DossierDesk dossiers)
{
    [Function("GetDecisions")]
    [Gives(200, typeof(DecisionsShown))]
    [Refuses("CLAIM_UNKNOWN")]
    public Task<IResult> Decisions([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/claims/{claimId}/decisions")] HttpRequest request, string claimId)
    {
        ClaimId id = new(claimId);
        return store.Read<IResult>(async db => await db.Claims.AnyAsync(c => c.Id == id)
            ? Answer.Ok(new DecisionsShown([.. (await db.Decisions.Where(d => d.ClaimId == id).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync()).Select(d => SignedDecision.For(d, Party.Marketplace)!)]))
            : Problems.From(ClaimRefusals.Unknown));
    }

    [Function("GetDossier")]
    [Costly]
    [Gives(200, ContentType = ZipAnswer.ContentType)]
    [Refuses("CLAIM_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Dossier(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/claims/{claimId}/dossier")] HttpRequest request, string claimId, CancellationToken cancellationToken) =>
        await dossiers.Make(new ClaimId(claimId), Party.Marketplace, "backend", "en", cancellationToken) is { } zip ? new ZipAnswer(zip, claimId) : Problems.From(ClaimRefusals.Unknown);
}

/// <summary>Signed decisions, the oldest first.</summary>
internal sealed record DecisionsShown(IReadOnlyList<SignedDecision> Decisions);
