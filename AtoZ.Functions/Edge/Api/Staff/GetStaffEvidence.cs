using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.Evidence;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Hands staff the original of a file; who looked is kept.</summary>
internal sealed class GetStaffEvidence(IStaffSignIn signIn, EvidenceDesk desk)
{
    [Function(nameof(GetStaffEvidence))]
    [Gives(200, ContentType = "application/octet-stream")]
    [Refuses("EVIDENCE_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/claims/{claimId}/evidence/{evidenceId}")] HttpRequest request,
        string claimId,
        string evidenceId,
        CancellationToken cancellationToken)
    {
        if (signIn.Who(request) is not { Roles.Count: > 0 } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        return await desk.Open(new ClaimId(claimId), evidenceId, member.Roles[0], member.Name, cancellationToken) is { } file
            ? new FileAnswer(file)
            : Problems.From(ClaimRefusals.EvidenceUnknown);
    }
}
