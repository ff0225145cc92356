using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>An approver allows or stops a payout above the limit (PROCESS §8).</summary>
public sealed class ApprovePayout(StaffPosted posted)
{
    [Function(nameof(ApprovePayout))]
    [Takes(typeof(ApprovalBody))]
    [Hears("If-Match", CaseTag.IfMatch)]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("ALREADY_APPROVED", "CASE_CHANGED", "CLAIM_CLOSED", "CLAIM_UNKNOWN", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "REASON_REQUIRED", "STAGE_CLOSED", "TASK_TAKEN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/payout-approval")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<ApprovalBody>(request, client, (_, body) => Task.FromResult(Decision(new ClaimId(claimId), body)), cancellationToken);

    private static StaffDecision Decision(ClaimId claim, ApprovalBody body) =>
        new(claim, body.Approve ? CommandKind.ApprovePayout : CommandKind.RejectPayout, new ReasonPayload(body.Reason));
}
