using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>What a draft would change: numbers with their rules, and how past filings would have ended, in claims and money per currency.</summary>
internal sealed class ComparePack(PackPosted posted, PackReader packs)
{
    [Function(nameof(ComparePack))]
    [Costly]
    [Asks("against", typeof(string), "The published pack to compare with; the one that the draft was made from when left out.")]
    [Gives(200, typeof(PackComparison))]
    [Refuses("PACK_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/policy/packs/{version}/comparison")] HttpRequest request, string version)
    {
        QueryFilter query = new(request.Query);
        query.NothingElse(["against"]);
        string? against = query.Text("against");
        return query.Refusal is { } wrong
            ? Problems.From(wrong)
            : await posted.Read(request, async () => await packs.Compare(version, against) is { } comparison
                ? Answer.Ok(comparison)
                : Problems.From(PackRefusals.Unknown(against ?? version)));
    }
}
