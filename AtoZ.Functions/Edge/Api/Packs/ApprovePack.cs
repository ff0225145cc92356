using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>Approves a draft as it was read; nobody who wrote at it may.</summary>
internal sealed class ApprovePack(PackPosted posted, PackDesk desk)
{
    [Function(nameof(ApprovePack))]
    [Takes(typeof(PackApprovalBody))]
    [Gives(200, typeof(PackStanding))]
    [Refuses("PACK_CHANGED", "PACK_INVALID", "PACK_STATE_WRONG", "PACK_UNKNOWN", "REASON_REQUIRED", "SECOND_PERSON_NEEDED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/policy/packs/{version}/approve")] HttpRequest request,
        string version,
        CancellationToken cancellationToken) =>
        await posted.Act<PackApprovalBody>(request, (db, member, body) => desk.Approve(db, member, version, body.PackHash, body.Reason), cancellationToken);
}
