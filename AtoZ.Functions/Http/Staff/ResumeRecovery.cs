using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>The recovery desk ends a pause early (PROCESS §9).</summary>
public sealed class ResumeRecovery(StaffPosted posted)
{
    [Function(nameof(ResumeRecovery))]
    [Takes(typeof(ReasonPayload))]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "DEBT_UNKNOWN", "NOT_FOR_STAFF", "NOT_PAUSED", "NOT_POSSIBLE_NOW", "NOT_YOURS", "STAGE_CLOSED", "TASK_TAKEN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/debts/{debtId}/resume")] HttpRequest request,
        string debtId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<ReasonPayload>(request, client, (db, body) => StaffDecision.OfDebt(db, new DebtId(debtId), CommandKind.ResumeRecovery, body), cancellationToken);
}
