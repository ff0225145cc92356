using AtoZ.Functions.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>An investigator clears a claim or confirms fraud (PROCESS §4).</summary>
public sealed class DecideFraud(StaffPosted posted)
{
    [Function(nameof(DecideFraud))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/fraud-decision")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<FraudOpinionPayload>(
            request, client, (_, body) => Task.FromResult(new StaffDecision(new ClaimId(claimId), CommandKind.DecideFraud, body)), cancellationToken);
}
