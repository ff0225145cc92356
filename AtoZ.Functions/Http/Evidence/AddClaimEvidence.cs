using AtoZ.Functions.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http.Evidence;

/// <summary>Adds a file of the buyer to a claim; the backend sends it for the buyer.</summary>
public sealed class AddClaimEvidence(EvidencePosted posted)
{
    [Function(nameof(AddClaimEvidence))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims/{claimId}/evidence")] HttpRequest request, string claimId, CancellationToken cancellationToken) =>
        await posted.Once(request, "backend", new ClaimId(claimId), Party.Buyer, $"/api/claims/{claimId}", cancellationToken);
}
