using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>Publishes an approved pack from a moment on: claims that begin then are pinned to it.</summary>
internal sealed class PublishPack(PackPosted posted, PackDesk desk)
{
    [Function(nameof(PublishPack))]
    [Takes(typeof(PackPublicationBody))]
    [Gives(200, typeof(PackStanding))]
    [Refuses("PACK_MOMENT_TAKEN", "PACK_STATE_WRONG", "PACK_TOO_EARLY", "PACK_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/policy/packs/{version}/publish")] HttpRequest request,
        string version,
        CancellationToken cancellationToken) =>
        await posted.Act<PackPublicationBody>(request, (db, member, body) => desk.Publish(db, member, version, body.From), cancellationToken);
}
