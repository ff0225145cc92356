using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Hands the holder of a link a file of the case: the own original, else the shared copy.</summary>
internal sealed class ReadCaseEvidence(ILinks links, EvidenceDesk desk, CaseReader cases)
{
    [Function(nameof(ReadCaseEvidence))]
    [Gives(200, ContentType = "application/octet-stream")]
    [Refuses("EVIDENCE_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}/evidence/{evidenceId}")] HttpRequest request,
        string token,
        string evidenceId,
        CancellationToken cancellationToken)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        // An expert reads what was there while their stage was open, and an address can be guessed from another's link.
        if (link.Party == Party.Expert && (await cases.Read(link.ClaimId, link.Party, link))?.Evidence.Any(e => e.Id == evidenceId) is not true)
        {
            return Problems.From(ClaimRefusals.EvidenceUnknown);
        }

        return await desk.Open(link.ClaimId, evidenceId, link.Party, link.Id, cancellationToken) is { } file
            ? new FileAnswer(file)
            : Problems.From(ClaimRefusals.EvidenceUnknown);
    }
}
