using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>A claim for staff, with its files.</summary>
internal sealed class ShowClaim(StaffFrontDesk desk, StaffClaimViews views, CaseReader cases, EvidenceDesk evidence, PageRenderer pages, Patience patience)
{
    /// <summary>Shows a claim.</summary>
    [Function("StaffClaimPage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/claim/{id}")] HttpRequest request, string id)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        if (await Underway(new ClaimId(id), member, request.HttpContext.RequestAborted) is { } underway)
        {
            return await UnderwayPage.Show(pages, desk.Frame(request, member, reader => reader.Say("staff.title.claim")).Reader, underway, request);
        }

        string? notice = desk.Reader(request).Done("staff", JustDone.Once(request));
        return await views.Of(new ClaimId(id), member, desk.Frame(request, member, reader => reader.Say("staff.title.claim")), notice) is { } view
            ? await pages.Page<StaffClaimPage>(view)
            : await desk.Refused(request, Unknown, "/staff");
    }

    private async Task<Underway?> Underway(ClaimId id, StaffMember member, CancellationToken cancellationToken) => (await patience.Settled(
        () => cases.Read(id, StaffClaimViews.Role(member)), file => file?.Underway is not null, cancellationToken))?.Underway;

    /// <summary>Hands a file out, as it was put up.</summary>
    [Function("StaffEvidence")]
    public async Task<IActionResult> File([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/claim/{id}/evidence/{file}")] HttpRequest request, string id, string file)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        EvidenceDownload? download = await evidence.Open(new ClaimId(id), file, StaffClaimViews.Role(member), member.Name, request.HttpContext.RequestAborted);
        return download is null ? await desk.Refused(request, Unknown, $"/staff/claim/{id}") : new FileToSee(download);
    }

    private static Refusal Unknown { get; } = new("CLAIM_UNKNOWN", StatusCodes.Status404NotFound, "There is no such claim or file.", "Search for it in the queue.");
}
