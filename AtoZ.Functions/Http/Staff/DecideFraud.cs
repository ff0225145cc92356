using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>An investigator clears a claim or confirms fraud (PROCESS §4).</summary>
public sealed class DecideFraud(StaffPosted posted)
{
    [Function(nameof(DecideFraud))]
    [Takes(typeof(FraudOpinionPayload))]
    [Hears("If-Match", CaseTag.IfMatch)]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("CASE_CHANGED", "CLAIM_CLOSED", "CLAIM_UNKNOWN", "FRAUD_GROUNDS_MISSING", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "REASON_REQUIRED", "STAGE_CLOSED", "TASK_TAKEN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/fraud-decision")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<FraudOpinionPayload>(
            request, client, (_, body) => Task.FromResult(new StaffDecision(new ClaimId(claimId), CommandKind.DecideFraud, body)), cancellationToken);
}
