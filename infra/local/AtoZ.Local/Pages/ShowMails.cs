using System.Globalization;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Local.Pages;

/// <summary>The local mailbox in a browser. Only the local build has it: mails carry links that open cases.</summary>
internal sealed partial class ShowMails(AtoZStore store, PageRenderer pages, TimeProvider clock)
{
    private const int OfAPage = 50;

    /// <summary>Lists the mails: as a page, or as JSON for scripts that ask for it.</summary>
    [Function("MailListPage")]
    public async Task<IActionResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dev/mail")] HttpRequest request)
    {
        string search = request.Query["q"].ToString().Trim();
        MailListView view = await Read(search, int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? page : 1);
        if (!request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return await pages.Page<MailListPage>(view);
        }

        if (view.Page < view.Pages)
        {
            request.HttpContext.Response.Headers.Link = $"<{MailPaths.List(search, view.Page + 1)}>; rel=\"next\"";
        }

        return new JsonResult(view.Mails.Select(m => new { m.Key, To = m.To.ToString(), m.Address, m.Subject, m.CreatedAt, Link = LinkIn().Match(m.Text).Value, m.Text }));
    }

    /// <summary>Shows a mail.</summary>
    [Function("MailPage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dev/mail/{*key}")] HttpRequest request, string key)
    {
        return await Find(key) is { } mail
            ? await pages.Page<MailPage>(new MailView(Reader(), mail, LinkIn().Match(mail.Text) is { Success: true } link ? new Uri(link.Value).PathAndQuery : null))
            : await None();
    }

    /// <summary>The mail as its receiver's program gets it, for the frame on its page.</summary>
    [Function("MailHtml")]
    public async Task<IActionResult> Html([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dev/mail-html/{*key}")] HttpRequest request, string key) =>
        await Find(key) is { } mail ? new Framed(mail.Html.Replace("<a style=", "<a target=\"_top\" style=", StringComparison.Ordinal)) : await None();

    private Task<MailListView> Read(string search, int page) => store.Read(async db =>
    {
        ClaimId claim = new(search);
        IQueryable<MailRecord> found = db.Mails.Where(m => search == "" || m.ClaimId == claim || m.Address.Contains(search) || m.Subject.Contains(search));
        int count = await found.CountAsync();
        int last = Math.Max(1, (count + OfAPage - 1) / OfAPage);
        int shown = Math.Clamp(page, 1, last);

        // Of one moment there are several mails: without the key a page might show one twice, and another not at all.
        List<MailRecord> mails = await found.OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Key).Skip((shown - 1) * OfAPage).Take(OfAPage).ToListAsync();
        return new MailListView(Reader(), search, mails, shown, last, count);
    });

    private Reader Reader() => new("en", clock.GetUtcNow());

    private async Task<HtmlPage> None() => await pages.Page<MessagePage>(new MessageView(Reader(), "There is no such mail", "It may belong to data that was deleted.", [], null, "/dev/mail", "All mails"), StatusCodes.Status404NotFound);

    private Task<MailRecord?> Find(string key) => store.Read(db => db.Mails.SingleOrDefaultAsync(m => m.Key == key));

    [GeneratedRegex(@"https?://\S+/case/\S+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinkIn();

    // Mails style themselves inline, which no page of the app may; only this frame, and only for our own mails page.
    private sealed class Framed(string html) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            HttpResponse response = context.HttpContext.Response;
            HtmlPage.Protect(response.Headers);
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";
            response.Headers.XFrameOptions = "SAMEORIGIN";
            response.ContentType = "text/html; charset=utf-8";
            return response.WriteAsync(html, context.HttpContext.RequestAborted);
        }
    }
}
