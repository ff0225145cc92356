using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>A reviewer votes, or adjudicates after a split (PROCESS §7).</summary>
public sealed class CastVote(StaffPosted posted)
{
    [Function(nameof(CastVote))]
    [Takes(typeof(VotePayload))]
    [Hears("If-Match", CaseTag.IfMatch)]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("ALREADY_VOTED", "CASE_CHANGED", "CLAIM_CLOSED", "CLAIM_UNKNOWN", "CRITERIA_INCOMPLETE", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "OTHER_SIDE_HAS_TIME", "REASON_REQUIRED", "STAGE_CLOSED", "TASK_TAKEN", "VOTE_CONTRADICTS")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/vote")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<VotePayload>(
            request, client, (_, body) => Task.FromResult(new StaffDecision(new ClaimId(claimId), CommandKind.CastVote, body)), cancellationToken);
}
