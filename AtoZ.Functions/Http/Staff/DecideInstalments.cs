using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>The recovery desk grants or refuses a plan of instalments (PROCESS §9).</summary>
public sealed class DecideInstalments(StaffPosted posted)
{
    [Function(nameof(DecideInstalments))]
    [Takes(typeof(ApprovalBody))]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "DEBT_UNKNOWN", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "NO_PLAN_ASKED", "STAGE_CLOSED", "TASK_TAKEN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/debts/{debtId}/instalments")] HttpRequest request,
        string debtId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<ApprovalBody>(request, client, (db, body) => StaffDecision.OfDebt(db, new DebtId(debtId), body.Approve ? CommandKind.GrantInstalments : CommandKind.RefuseInstalments, new ReasonPayload(body.Reason)), cancellationToken);
}
