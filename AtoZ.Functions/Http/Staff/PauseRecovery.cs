using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>The recovery desk pauses a recovery because of hardship, within the policy's limits (PROCESS §9).</summary>
public sealed class PauseRecovery(StaffPosted posted)
{
    [Function(nameof(PauseRecovery))]
    [Takes(typeof(PausePayload))]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "DEBT_UNKNOWN", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "PAUSES_USED", "PAUSE_PAST", "PAUSE_TOO_LONG", "REASON_REQUIRED", "RECOVERY_PAUSED", "STAGE_CLOSED", "TASK_TAKEN", "WRITE_OFF_PROPOSED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/debts/{debtId}/pause")] HttpRequest request,
        string debtId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<PausePayload>(request, client, (db, body) => StaffDecision.OfDebt(db, new DebtId(debtId), CommandKind.PauseRecovery, body), cancellationToken);
}
