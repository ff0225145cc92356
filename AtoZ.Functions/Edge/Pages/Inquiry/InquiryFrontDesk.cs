using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Inquiry;

/// <summary>Opens an inquiry by its link for the pages.</summary>
internal sealed class InquiryFrontDesk(InquiryCases cases, AtoZStore store, PageRenderer pages, TimeProvider clock)
{
    private static readonly string[] Done = ["say", "solved", "wish", "evidence"];

    /// <summary>Opens an inquiry; null when the link opens none.</summary>
    public async Task<InquiryVisit?> Open(string token, HttpRequest request)
    {
        InquiryOpened opened = await cases.Open(token);
        if (opened is not { File: { } file, Link: { } link, Nonce: { } nonce })
        {
            return null;
        }

        (string? language, string? zone) = link.Party == Party.Buyer
            ? await store.Read(async db => (file.Inquiry.Language, (await db.Buyers.SingleOrDefaultAsync(b => b.Id == file.Inquiry.BuyerId))?.TimeZone))
            : await store.Read(async db => await db.Sellers.SingleOrDefaultAsync(s => s.Id == file.Inquiry.SellerId) is { } seller ? (seller.Language, seller.TimeZone) : (null, null));
        return new InquiryVisit(file, link, nonce, token, CasePath.Of(token), CasePath.Reader(request, clock.GetUtcNow(), language, zone));
    }

    /// <summary>The page.</summary>
    public Task<HtmlPage> Show(InquiryVisit visit, string? done = null, IReadOnlyDictionary<string, string>? sent = null, IReadOnlyList<ProblemView>? problems = null, int status = StatusCodes.Status200OK)
    {
        string? notice = visit.File.RefundUnderWay ? visit.Reader.Say("inquiry.refundUnderWay") : Done.Contains(done) ? visit.Reader.Say($"inquiry.done.{done}") : null;
        return pages.Page<InquiryPage>(InquiryPageViews.Of(visit, notice, sent ?? new Dictionary<string, string>(), problems ?? []), status);
    }

    /// <summary>What a refund does, before it is given.</summary>
    public Task<HtmlPage> Confirm(InquiryVisit visit, IReadOnlyDictionary<string, string> sent, long refundMinor) =>
        pages.Page<ActionPage>(InquiryPageViews.Confirm(visit, sent, refundMinor));

    /// <summary>The page that says that the link opens no inquiry.</summary>
    public Task<HtmlPage> None(HttpRequest request) => pages.WrongLink(CasePath.Reader(request, clock.GetUtcNow()));
}

/// <summary>An opened inquiry on its way to a page.</summary>
internal sealed record InquiryVisit(InquiryFile File, LinkRecord Link, string Nonce, string Token, string Path, Reader Reader);
