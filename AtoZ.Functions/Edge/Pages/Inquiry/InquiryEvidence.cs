using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Inquiry;

/// <summary>Files of an inquiry: put up from the page, and looked at.</summary>
internal sealed class InquiryEvidence(InquiryFrontDesk front, EvidenceDesk evidence, FileForm files)
{
    /// <summary>Adds a file and shows the inquiry again.</summary>
    [Function("AddInquiryEvidence")]
    public async Task<IActionResult> Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/inquiry/evidence")] HttpRequest request, string token)
    {
        if (await front.Open(token, request) is not { } visit)
        {
            return await front.None(request);
        }

        Refusal? refusal = (await files.Take(request, visit.Link, visit.Link.ClaimId, visit.Link.Party)).Refusal;
        return refusal is null
            ? new SeeOther(visit.Path, "evidence")
            : await front.Show(visit, null, null, [new ProblemView("file", Sentences.Refusal(visit.Reader, refusal)) { Rule = Sentences.Rule(visit.Reader, refusal, null, visit.File.Order?.BuyerCountry) }], refusal.Status);
    }

    /// <summary>Hands a file out.</summary>
    [Function("GetInquiryEvidence")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "case/{token}/inquiry/evidence/{id}")] HttpRequest request, string token, string id)
    {
        if (await front.Open(token, request) is not { } visit)
        {
            return await front.None(request);
        }

        EvidenceDownload? download = await evidence.Open(visit.Link.ClaimId, id, visit.Link.Party, visit.Link.Id, request.HttpContext.RequestAborted);
        return download is null ? await front.Show(visit, status: StatusCodes.Status404NotFound) : new FileToSee(download);
    }
}
