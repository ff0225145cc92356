using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>What a seller can learn, by the link of any of the seller's cases (PROCESS §14).</summary>
internal sealed class ShowLessons(CaseFrontDesk desk, LearningDesk learning, PageRenderer pages)
{
    /// <summary>Shows the lessons to the seller of the link, to nobody else.</summary>
    [Function("ShowLessons")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "case/{token}/lessons")] HttpRequest request, string token)
    {
        (CaseVisit? visit, HtmlPage? closed) = await desk.Open(token, request);
        if (visit is null)
        {
            return closed!;
        }

        return visit.File.Viewer == Party.Seller
            ? await pages.Page<LessonsPage>(new LessonsView(visit.Reader, visit.Path, await learning.Of(visit.File.Claim.SellerId)))
            : await desk.Refused(visit, LearningRefusals.ForSellers);
    }
}
