using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>An approver lets a payout go today although the day's budget is used up (PROCESS §8).</summary>
public sealed class ReleasePayout(StaffPosted posted)
{
    [Function(nameof(ReleasePayout))]
    [Takes(typeof(ReasonPayload))]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "STAGE_CLOSED", "TASK_TAKEN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/payout-release")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<ReasonPayload>(request, client, (_, body) => Task.FromResult(new StaffDecision(new ClaimId(claimId), CommandKind.ReleasePayout, body)), cancellationToken);
}
