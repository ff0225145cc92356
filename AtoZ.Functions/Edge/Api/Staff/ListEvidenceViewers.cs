using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Who saw a file, each with the first look (PROCESS §3).</summary>
internal sealed class ListEvidenceViewers(IStaffSignIn signIn, AtoZStore store, EvidenceBlobs blobs)
{
    [Function(nameof(ListEvidenceViewers))]
    [Gives(200, typeof(IReadOnlyList<EvidenceViewer>))]
    [Refuses("EVIDENCE_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/claims/{claimId}/evidence/{evidenceId}/viewers")] HttpRequest request,
        string claimId,
        string evidenceId,
        CancellationToken cancellationToken)
    {
        (StaffMember? member, Refusal? refused) = signIn.WithRole(request);
        if (member is null)
        {
            return Problems.From(refused!);
        }

        ClaimId claim = new(claimId);
        if (!await store.Read(db => db.Evidence.AnyAsync(e => e.Id == evidenceId && e.ClaimId == claim, cancellationToken)))
        {
            return Problems.From(ClaimRefusals.EvidenceUnknown);
        }

        IReadOnlyDictionary<string, DateTimeOffset> seen = await blobs.SeenBy(evidenceId, cancellationToken);
        return Answer.Ok<IReadOnlyList<EvidenceViewer>>([.. seen.OrderBy(s => s.Value).Select(s => new EvidenceViewer(s.Key, s.Value))]);
    }
}

/// <summary>Somebody who saw a file.</summary>
/// <param name="Viewer">Role and name of staff, party and link, or the backend.</param>
/// <param name="FirstSeenAt">The first look.</param>
internal sealed record EvidenceViewer(string Viewer, DateTimeOffset FirstSeenAt);
