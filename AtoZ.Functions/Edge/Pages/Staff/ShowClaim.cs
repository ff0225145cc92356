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
public sealed class ShowClaim(StaffFrontDesk desk, StaffClaimViews views, CaseReader cases, EvidenceDesk evidence, PageRenderer pages)
{
    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["fraud"] = "Your decision is stored.",
        ["taken"] = "The case is yours for a while. Others see that you work on it.",
        ["asked"] = "The request is on its way to the party.",
        ["vote"] = "Your vote is stored. It stays hidden until the review is decided.",
        ["approve"] = "Your approval is stored.",
        ["reject"] = "The payout is stopped.",
        ["release"] = "The payout goes out today.",
        ["grant-plan"] = "The plan of instalments begins.",
        ["refuse-plan"] = "The plan is refused; the steps go on.",
        ["pause"] = "The recovery is paused.",
        ["resume"] = "The pause has ended.",
        ["received"] = "The payment is recorded.",
        ["write-off"] = "The write-off is approved.",
        ["keep-debt"] = "The debt stays with the agency.",
    };

    /// <summary>Shows a claim.</summary>
    [Function("StaffClaimPage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/claim/{id}")] HttpRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        (StaffMember? member, IActionResult? instead) = desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        if (await Underway(new ClaimId(id), member, request.HttpContext.RequestAborted) is { } underway)
        {
            return await UnderwayPage.Show(pages, desk.Frame(member, "Claim").Reader, underway, request);
        }

        string? notice = Done.GetValueOrDefault(JustDone.Once(request));
        return await views.Of(new ClaimId(id), member, desk.Frame(member, "Claim"), notice) is { } view
            ? await pages.Page<StaffClaimPage>(view)
            : await desk.Refused(Unknown, "/staff");
    }

    private async Task<Underway?> Underway(ClaimId id, StaffMember member, CancellationToken cancellationToken) => (await UnderwayPage.Settled(
        () => cases.Read(id, StaffClaimViews.Role(member)), file => file?.Underway is not null, cancellationToken))?.Underway;

    /// <summary>Hands a file out, as it was put up.</summary>
    [Function("StaffEvidence")]
    public async Task<IActionResult> File([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/claim/{id}/evidence/{file}")] HttpRequest request, string id, string file)
    {
        ArgumentNullException.ThrowIfNull(request);
        (StaffMember? member, IActionResult? instead) = desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        EvidenceDownload? download = await evidence.Open(new ClaimId(id), file, StaffClaimViews.Role(member), member.Name, request.HttpContext.RequestAborted);
        return download is null ? await desk.Refused(Unknown, $"/staff/claim/{id}") : new FileToSee(download);
    }

    private static Refusal Unknown { get; } = new("CLAIM_UNKNOWN", StatusCodes.Status404NotFound, "There is no such claim or file.", "Search for it in the queue.");
}
