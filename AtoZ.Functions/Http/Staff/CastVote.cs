using AtoZ.Functions.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>A reviewer votes, or adjudicates after a split (PROCESS §7).</summary>
public sealed class CastVote(StaffPosted posted)
{
    [Function(nameof(CastVote))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/vote")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<VotePayload>(
            request, client, (_, body) => Task.FromResult(new StaffDecision(new ClaimId(claimId), CommandKind.CastVote, body)), cancellationToken);
}
