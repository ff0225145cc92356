using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Withholds a file from the other side, or shows it after all, from the page of its files.</summary>
internal sealed class WithholdFileByPage(StaffFrontDesk desk, Withholding withholding, AtoZStore store)
{
    /// <summary>Takes the form.</summary>
    [Function("StaffWithholdFile")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/claim/{id}/withhold")] HttpRequest request, string id)
    {
        (StaffMember? member, IReadOnlyDictionary<string, string> sent, IActionResult? instead) = await desk.EnterWithForm(request);
        if (member is null)
        {
            return instead!;
        }

        (EvidenceRecord? file, Refusal? refusal) = await store.Write(db => withholding.Set(
            db, member, new ClaimId(id), sent.GetValueOrDefault("file") ?? "", sent.GetValueOrDefault("because"), sent.GetValueOrDefault("reason")));
        return file is null ? await desk.Refused(request, refusal!, $"/staff/claim/{id}/files") : new SeeOther($"/staff/claim/{id}/files", "withheld");
    }
}
