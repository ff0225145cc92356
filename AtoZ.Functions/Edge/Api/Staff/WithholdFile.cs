using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Withholds a file from the other side, or shows it after all (PROCESS §3, EVID-09).</summary>
internal sealed class WithholdFile(IStaffSignIn signIn, Withholding withholding, Posted posted)
{
    [Function(nameof(WithholdFile))]
    [Takes(typeof(WithholdBody))]
    [Gives(200, typeof(EvidenceView))]
    [Refuses("EVIDENCE_UNKNOWN", "REASON_REQUIRED", "ROLE_MISSING", "WITHHOLDING_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/evidence/{evidenceId}/withholding")] HttpRequest request,
        string claimId,
        string evidenceId,
        CancellationToken cancellationToken)
    {
        return await posted.OnceOfStaff<WithholdBody>(
            request,
            signIn,
            async (db, member, body) =>
            {
                (EvidenceRecord? file, Refusal? refusal) = await withholding.Set(db, member, new ClaimId(claimId), evidenceId, body.Because, body.Reason);
                return file is null ? Problems.From(refusal!) : Answer.Ok(CaseViews.Of(file, Party.Marketplace, $"/api/staff/claims/{claimId}"));
            },
            cancellationToken);
    }
}

/// <summary>Whether and why a file is withheld.</summary>
/// <param name="Reason">Why, in words for the record; parties do not see them.</param>
/// <param name="Because">Medical, Account or Identity; left out to show the file to the other side.</param>
internal sealed record WithholdBody(string Reason, string? Because = null);
