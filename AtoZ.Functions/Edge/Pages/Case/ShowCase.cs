using AtoZ.Functions.Edge.Pages.Filing;
using AtoZ.Functions.Edge.Pages.Inquiry;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The page that a signed link opens. Mail scanners open links too: reading it changes nothing (PROCESS §5).</summary>
internal sealed class ShowCase(CaseFrontDesk desk, InquiryFrontDesk inquiries, FilingFrontDesk filing, PageRenderer pages, Patience patience)
{
    private static readonly string[] Done = ["pay", "retry", "ship", "label", "postage", "post", "came-back", "inspect", "waive", "arrived", "not-arrived", "offer", "contest", "accept", "decline", "counter", "agree", "withdraw", "reason", "appeal", "debt", "promise", "instalments", "vote", "opinion", "revoke", "evidence", "request", "message", "refund-means", "filed"];

    /// <summary>Shows the case to the party of the link.</summary>
    [Function("ShowCase")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "case/{token}")] HttpRequest request, string token)
    {
        (CaseVisit? visit, Refusal? refusal) = await patience.Settled(
            () => desk.Try(token, request), seen => seen.Visit?.File.Underway is not null, request.HttpContext.RequestAborted);
        return visit is not null ? await Show(visit, request) : await ShowEarlier(token, request) ?? await desk.Wrong(refusal!, request);
    }

    private Task<HtmlPage> Show(CaseVisit visit, HttpRequest request)
    {
        if (visit.File.Underway is { } underway)
        {
            return UnderwayPage.Show(pages, visit.Reader, underway, request);
        }

        string done = JustDone.Once(request);
        return desk.Show(visit, Done.Contains(done) ? visit.Reader.Say($"done.{done}") : null);
    }

    // Before it is a claim, the same link opens the inquiry, or the page on which it is written.
    private async Task<HtmlPage?> ShowEarlier(string token, HttpRequest request)
    {
        InquiryVisit? inquiry = await patience.Settled(
            () => inquiries.Open(token, request), seen => seen?.File.RefundUnderWay == true, request.HttpContext.RequestAborted);
        if (inquiry is { } asked)
        {
            return await inquiries.Show(asked, JustDone.Once(request));
        }

        return await filing.Open(token, request) is { } written
            ? await filing.Show(written, JustDone.Once(request) == "saved" ? written.Reader.Say("filing.saved") : null)
            : null;
    }
}
