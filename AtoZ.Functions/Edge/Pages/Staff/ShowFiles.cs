using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>The files of a claim: who saw them, and what keeps or erases them (PROCESS §3).</summary>
internal sealed class ShowFiles(StaffFrontDesk desk, StaffFilesViews views, LegalHolds holds, EvidenceErasure erasure, AtoZStore store, PageRenderer pages)
{
    /// <summary>Shows them.</summary>
    [Function("StaffFiles")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/claim/{id}/files")] HttpRequest request, string id)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        string? notice = desk.Reader(request).Done("staff.files", JustDone.Once(request));
        StaffFilesView? view = await views.Of(new ClaimId(id), member, desk.Frame(request, member, reader => reader.Say("staff.title.files")), notice, request.HttpContext.RequestAborted);
        return view is not null ? await pages.Page<StaffFilesPage>(view) : await desk.Refused(request, Unknown, "/staff");
    }

    /// <summary>Holds, lifts or erases.</summary>
    [Function("StaffKeepFiles")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/claim/{id}/files/{act}")] HttpRequest request, string id, string act)
    {
        (StaffMember? member, IReadOnlyDictionary<string, string> sent, IActionResult? instead) = await desk.EnterWithForm(request);
        if (member is null)
        {
            return instead!;
        }

        ClaimId claim = new(id);
        Refusal? refusal = act switch
        {
            "hold" => (await store.Write(db => holds.Place(db, member, claim, sent.GetValueOrDefault("reason") ?? ""))).Refusal,
            "lift" => (await store.Write(db => holds.Lift(db, member, claim))).Refusal,
            "erase" => await Erase(member, claim, sent, request.HttpContext.RequestAborted),
            _ => Unknown,
        };
        return refusal is null ? new SeeOther($"/staff/claim/{id}/files", act) : await desk.Refused(request, refusal, $"/staff/claim/{id}/files");
    }

    private async Task<Refusal?> Erase(StaffMember member, ClaimId claim, IReadOnlyDictionary<string, string> sent, CancellationToken cancellationToken)
    {
        if (LegalHolds.Check(member) is { } refusal)
        {
            return refusal;
        }

        Party? whose = sent.GetValueOrDefault("whose") switch { "Buyer" => Party.Buyer, "Seller" => Party.Seller, _ => null };
        return sent.GetValueOrDefault("sure") == "yes"
            ? (await erasure.EraseAtWish(claim, whose, cancellationToken)).Refusal
            : new Refusal("CHOICE_REQUIRED", StatusCodes.Status422UnprocessableEntity, "You did not say that you are sure.", "What is erased does not come back: tick the box.");
    }

    private static Refusal Unknown { get; } = new("CLAIM_UNKNOWN", StatusCodes.Status404NotFound, "There is no such claim or action.", "Search for the claim in the queue.");
}
