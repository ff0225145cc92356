using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>Gives a pack up, as long as no claim can have begun with it.</summary>
internal sealed class WithdrawPack(PackPosted posted, PackDesk desk)
{
    [Function(nameof(WithdrawPack))]
    [Takes(typeof(PackWithdrawalBody))]
    [Gives(200, typeof(PackStanding))]
    [Refuses("PACK_IN_FORCE", "PACK_SETTLED", "PACK_UNKNOWN", "REASON_REQUIRED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/policy/packs/{version}/withdraw")] HttpRequest request,
        string version,
        CancellationToken cancellationToken) =>
        await posted.Act<PackWithdrawalBody>(request, (db, member, body) => desk.Withdraw(db, member, version, body.Reason), cancellationToken);
}
