using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>An approver writes a debt off, or refuses to (PROCESS §9).</summary>
public sealed class DecideWriteOff(StaffPosted posted)
{
    [Function(nameof(DecideWriteOff))]
    [Takes(typeof(ApprovalBody))]
    [Hears("If-Match", CaseTag.IfMatch)]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("CASE_CHANGED", "CLAIM_CLOSED", "CLAIM_UNKNOWN", "DEBT_UNKNOWN", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "REASON_REQUIRED", "STAGE_CLOSED", "TASK_TAKEN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/debts/{debtId}/write-off")] HttpRequest request,
        string debtId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<ApprovalBody>(request, client, (db, body) => Decision(db, new DebtId(debtId), body), cancellationToken);

    private static Task<StaffDecision> Decision(AtoZDb db, DebtId id, ApprovalBody body) =>
        StaffDecision.OfDebt(db, id, body.Approve ? CommandKind.ApproveWriteOff : CommandKind.RejectWriteOff, new ReasonPayload(body.Reason));
}
