using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Dossiers;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Records;

/// <summary>The dossier for a party by link, and for staff: each with what this reader may see.</summary>
internal sealed class GetCaseRecords(ILinks links, IStaffSignIn signIn, DossierDesk dossiers)
{
    private static Refusal NotForExperts { get; } = new(
        "NOT_YOURS", StatusCodes.Status403Forbidden, "An expert sees a masked case and gets no dossier.", "Open the case itself with this link.");

    [Function("GetCaseDossier")]
    [Costly]
    [Gives(200, ContentType = ZipAnswer.ContentType)]
    [Refuses("NOT_YOURS", "STORAGE_UNAVAILABLE")]
    [Asks("lang", typeof(string), "Language of the page in the zip: en, de, es, pt or zh.")]
    public async Task<IResult> OfCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}/dossier")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        string language = Languages.Choose(request.Query["lang"].ToString());
        return await dossiers.Make(link.ClaimId, link.Party, link.Id, language, cancellationToken) is { } zip ? new ZipAnswer(zip, link.ClaimId.Value) : Problems.From(NotForExperts);
    }

    [Function("GetStaffDossier")]
    [Costly]
    [Gives(200, ContentType = ZipAnswer.ContentType)]
    [Refuses("CLAIM_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> OfStaff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/claims/{claimId}/dossier")] HttpRequest request, string claimId, CancellationToken cancellationToken)
    {
        if (signIn.Who(request) is not { Roles: [var role, ..] } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        return await dossiers.Make(new ClaimId(claimId), role, member.Name, "en", cancellationToken) is { } zip ? new ZipAnswer(zip, claimId) : Problems.From(Claims.ClaimRefusals.Unknown);
    }
}
