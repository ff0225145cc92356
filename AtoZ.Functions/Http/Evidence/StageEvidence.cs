using AtoZ.Functions.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http.Evidence;

/// <summary>Puts a buyer's file up before the claim is filed; the claim then names its id, since some kinds need evidence to be eligible.</summary>
public sealed class StageEvidence(EvidencePosted posted)
{
    [Function(nameof(StageEvidence))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/evidence")] HttpRequest request, CancellationToken cancellationToken) =>
        await posted.Once(request, "backend", null, Party.Buyer, "/api", cancellationToken);
}
