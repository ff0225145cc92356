using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Files of a case: put up from the page, and looked at.</summary>
internal sealed class CaseEvidence(CaseFrontDesk desk, EvidenceDesk evidence, FileForm files)
{
    /// <summary>Adds a file and shows the case again.</summary>
    [Function("AddPageEvidence")]
    public async Task<IActionResult> Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/evidence")] HttpRequest request, string token, [DurableClient] DurableTaskClient client)
    {
        (CaseVisit? visit, HtmlPage? closed) = await desk.Open(token, request);
        if (visit is null)
        {
            return closed!;
        }

        if (visit.File.Masked || visit.File.Link is not { } link)
        {
            return await desk.Refused(visit, new Refusal("NOT_YOURS", StatusCodes.Status403Forbidden, "This link does not allow that.", "Go back to the case."));
        }

        Refusal? refusal = await Take(visit, link, request, client);
        return refusal is null
            ? new SeeOther(visit.Path, "evidence")
            : await desk.Show(visit, null, [new ProblemView("file", Sentences.Refusal(visit.Reader, refusal)) { Rule = Sentences.Rule(visit.Reader, refusal, visit.File.Claim) }], refusal.Status);
    }

    /// <summary>Hands a file out. Only pictures and films are shown by the browser; the rest is kept as a file.</summary>
    [Function("GetPageEvidence")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "case/{token}/evidence/{id}")] HttpRequest request, string token, string id)
    {
        (CaseVisit? visit, HtmlPage? closed) = await desk.Open(token, request);
        if (visit is null)
        {
            return closed!;
        }

        // What the case does not list to its viewer, it does not hand out.
        EvidenceDownload? download = visit.File.Evidence.All(e => e.Id != id)
            ? null
            : await evidence.Open(visit.File.Claim.Id, id, visit.File.Viewer, visit.File.Link!.Id, request.HttpContext.RequestAborted);
        return download is null
            ? await desk.Refused(visit, new Refusal("EVIDENCE_UNKNOWN", StatusCodes.Status404NotFound, "There is no such file.", "Go back to the case."))
            : new FileToSee(download);
    }

    private async Task<Refusal?> Take(CaseVisit visit, LinkRecord link, HttpRequest request, DurableTaskClient client)
    {
        EvidenceReceipt receipt = await files.Take(request, link, visit.File.Claim.Id, visit.File.Viewer);
        await Launch.WakeMoved(client, receipt.Moved);
        return receipt.Refusal;
    }
}
