using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http.Evidence;

/// <summary>Adds a file of the party that holds the link.</summary>
public sealed class PostCaseEvidence(ILinks links, EvidencePosted posted)
{
    [Function(nameof(PostCaseEvidence))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/evidence")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        return link.Party is Party.Buyer or Party.Seller
            ? await posted.Once(request, link.Id, link.ClaimId, link.Party, $"/api/case/{token}", cancellationToken)
            : Problems.From(new Refusal("NOT_YOURS", 403, "This link does not allow to add evidence.", "Put what matters into the reasons of your answer."));
    }
}
