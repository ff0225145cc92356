using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>The whole timeline of a claim, for the backend.</summary>
internal sealed class GetTimeline(AtoZStore store)
{
    [Function(nameof(GetTimeline))]
    [Gives(200, typeof(TimelineShown))]
    [Refuses("CLAIM_UNKNOWN")]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/claims/{claimId}/timeline")] HttpRequest request, string claimId)
    {
        ClaimId id = new(claimId);
        return store.Read<IResult>(async db => await db.Claims.AnyAsync(c => c.Id == id)
            ? Answer.Ok(new TimelineShown([.. (await db.Timeline.Where(t => t.ClaimId == id).OrderBy(t => t.Sequence).ToListAsync()).Select(CaseViews.Of)]))
            : Problems.From(ClaimRefusals.Unknown));
    }
}

/// <summary>A timeline.</summary>
internal sealed record TimelineShown(IReadOnlyList<TimelineView> Entries);
