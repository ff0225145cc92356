using System.Text.Json;
using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>A policy pack whole, with what was done to it.</summary>
internal sealed class GetPack(PackPosted posted, PackReader packs)
{
    [Function(nameof(GetPack))]
    [Gives(200, typeof(PackWhole))]
    [Refuses("PACK_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/policy/packs/{version}")] HttpRequest request, string version) =>
        await posted.Read(request, async () => await packs.Find(version) is { } found ? Answer.Ok(Whole(found)) : Problems.From(PackRefusals.Unknown(version)));

    private static PackWhole Whole(PackShown found) => new(
        found.Summary, found.Hash, found.Pack.Json, [.. found.Events.Select(e => new PackEventShown(e.What, e.Actor, e.At, e.Reason, e.PackHash, e.Hash))]);
}

/// <summary>A pack whole.</summary>
/// <param name="Summary">Where it stands.</param>
/// <param name="PackHash">SHA-256 of its JSON: what an approval names; null for the packs of the program.</param>
/// <param name="Pack">Its JSON.</param>
/// <param name="Events">Its audit record.</param>
internal sealed record PackWhole(PackSummary Summary, string? PackHash, JsonElement Pack, IReadOnlyList<PackEventShown> Events);

/// <summary>An entry of the audit record.</summary>
internal sealed record PackEventShown(string What, string Actor, DateTimeOffset At, string Reason, string PackHash, string Seal);
