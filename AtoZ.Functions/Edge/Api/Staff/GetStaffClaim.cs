using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>One claim for staff, with what the member's roles can do; votes of an open review stay hidden.</summary>
internal sealed class GetStaffClaim(IStaffSignIn signIn, CaseReader reader)
{
    [Function(nameof(GetStaffClaim))]
    [Hears("If-None-Match", CaseTag.IfNoneMatch)]
    [Gives(200, typeof(CaseView))]
    [Gives(304)]
    [Refuses("CLAIM_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/claims/{claimId}")] HttpRequest request, string claimId)
    {
        (StaffMember? member, Refusal? refused) = signIn.WithRole(request);
        if (member is null)
        {
            return Problems.From(refused!);
        }

        return await reader.Read(new ClaimId(claimId), member.Roles, member.Name) is { } file
            ? Answer.Ok(CaseViews.Of(file, $"/api/staff/claims/{file.Claim.Id}")) with { ETag = CaseTag.Of(file) }
            : Problems.From(ClaimRefusals.Unknown);
    }
}
