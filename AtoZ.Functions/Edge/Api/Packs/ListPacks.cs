using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>All policy packs, drafts too, the newest first.</summary>
internal sealed class ListPacks(PackPosted posted, PackReader packs)
{
    [Function(nameof(ListPacks))]
    [Gives(200, typeof(PacksShown))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/policy/packs")] HttpRequest request) =>
        await posted.Read(request, async () => Answer.Ok(new PacksShown(await packs.List(), await packs.AuditHolds())));
}

/// <summary>The packs.</summary>
/// <param name="Packs">All of them.</param>
/// <param name="AuditHolds">Whether the audit record is as it was written.</param>
internal sealed record PacksShown(IReadOnlyList<PackSummary> Packs, bool AuditHolds);
