using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Filing;

/// <summary>Opens a draft of a claim by its link for the pages.</summary>
internal sealed class FilingFrontDesk(ClaimDraftCases cases, AtoZStore store, PageRenderer pages, TimeProvider clock)
{
    /// <summary>Opens a draft; null when the link opens none, or a claim came of it that the same link opens.</summary>
    public async Task<FilingVisit?> Open(string token, HttpRequest request)
    {
        DraftOpened opened = await cases.Open(token);
        if (opened is not { File: { } file, Link: { } link, Nonce: { } nonce } || file.Draft.BecameId == file.Draft.Id)
        {
            return null;
        }

        string? zone = await store.Read(async db => (await db.Buyers.SingleOrDefaultAsync(b => b.Id == file.Draft.BuyerId))?.TimeZone);
        return new FilingVisit(file, link, nonce, CasePath.Of(token), CasePath.Reader(request, clock.GetUtcNow(), file.Draft.Language, zone));
    }

    /// <summary>The form, or what became of it.</summary>
    public Task<HtmlPage> Show(FilingVisit visit, string? notice = null, IReadOnlyList<ProblemView>? problems = null, int status = StatusCodes.Status200OK)
    {
        Reader reader = visit.Reader;
        if (visit.File.Draft.IsOpen)
        {
            return pages.Page<FilingPage>(FilingViews.Of(visit, notice, problems ?? []), status);
        }

        bool lapsed = visit.File.Draft.State == ClaimDraftState.Lapsed;
        string text = reader.Say(lapsed ? "filing.lapsed" : "filing.elsewhere");
        return pages.Page<MessagePage>(new MessageView(reader, reader.Say("filing.ended"), text, lapsed ? [reader.Say("mail.InquiryLapsed.what")] : [], visit.Path), status);
    }

    /// <summary>The page that says that the link opens no draft.</summary>
    public Task<HtmlPage> None(HttpRequest request) => pages.WrongLink(CasePath.Reader(request, clock.GetUtcNow()));
}

/// <summary>An opened draft on its way to a page.</summary>
internal sealed record FilingVisit(ClaimDraftFile File, LinkRecord Link, string Nonce, string Path, Reader Reader);
