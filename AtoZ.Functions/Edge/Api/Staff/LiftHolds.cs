using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Lifts every hold on the files of a claim.</summary>
internal sealed class LiftHolds(IStaffSignIn signIn, LegalHolds holds, Posted posted)
{
    [Function(nameof(LiftHolds))]
    [Takes(typeof(NoPayload))]
    [Gives(200, typeof(HoldsLifted))]
    [Refuses("CLAIM_UNKNOWN", "ROLE_MISSING")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/holds/lift")] HttpRequest request, string claimId, CancellationToken cancellationToken)
    {
        return await posted.OnceOfStaff<NoPayload>(
            request,
            signIn,
            async (db, member, _) =>
            {
                (int lifted, Refusal? refusal) = await holds.Lift(db, member, new ClaimId(claimId));
                return refusal is null ? Answer.Ok(new HoldsLifted(lifted)) : Problems.From(refusal);
            },
            cancellationToken);
    }
}

/// <summary>How many holds were lifted.</summary>
internal sealed record HoldsLifted(int Holds);
