using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>Copies a published pack to be worked on.</summary>
internal sealed class DraftPack(PackPosted posted, PackDesk desk)
{
    [Function(nameof(DraftPack))]
    [Takes(typeof(DraftBody))]
    [Gives(201, typeof(PackStanding))]
    [Refuses("PACK_EXISTS", "PACK_UNKNOWN", "PACK_VERSION_WRONG")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/policy/packs")] HttpRequest request,
        CancellationToken cancellationToken) =>
        await posted.Act<DraftBody>(request, (db, member, body) => desk.Draft(db, member, body.Version, body.BasedOn), cancellationToken, creates: true);
}
