using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Holds the files of a claim against erasure.</summary>
internal sealed class HoldFiles(IStaffSignIn signIn, LegalHolds holds, Posted posted)
{
    [Function(nameof(HoldFiles))]
    [Takes(typeof(HoldBody))]
    [Gives(201, typeof(HoldShown))]
    [Refuses("CLAIM_UNKNOWN", "REASON_REQUIRED", "ROLE_MISSING")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/holds")] HttpRequest request, string claimId, CancellationToken cancellationToken)
    {
        return await posted.OnceOfStaff<HoldBody>(
            request,
            signIn,
            async (db, member, body) =>
            {
                (LegalHoldRecord? hold, Refusal? refusal) = await holds.Place(db, member, new ClaimId(claimId), body.Reason);
                return hold is null ? Problems.From(refusal!) : Answer.Created($"/api/staff/claims/{claimId}", new HoldShown(hold.Id, hold.Reason, hold.PlacedBy, hold.PlacedAt));
            },
            cancellationToken);
    }
}

/// <summary>Why the files are held.</summary>
internal sealed record HoldBody(string Reason);

/// <summary>A hold.</summary>
internal sealed record HoldShown(string Id, string Reason, string PlacedBy, DateTimeOffset PlacedAt);
