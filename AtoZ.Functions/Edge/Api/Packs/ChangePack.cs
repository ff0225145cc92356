using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>Puts another text in the place of a draft; an approval it had falls away.</summary>
internal sealed class ChangePack(PackPosted posted, PackDesk desk)
{
    [Function(nameof(ChangePack))]
    [Takes(typeof(PackBody))]
    [Gives(200, typeof(PackStanding))]
    [Refuses("PACK_INVALID", "PACK_SETTLED", "PACK_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/policy/packs/{version}/change")] HttpRequest request,
        string version,
        CancellationToken cancellationToken) =>
        await posted.Act<PackBody>(request, (db, member, body) => desk.Change(db, member, version, body.Pack), cancellationToken);
}
