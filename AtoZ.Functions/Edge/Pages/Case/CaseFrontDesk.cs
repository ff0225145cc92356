using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Opens a case by its link for the pages, and answers a link that does not open one.</summary>
internal sealed class CaseFrontDesk(CaseDesk desk, AtoZStore store, IPolicyLibrary policies, PageRenderer pages, TimeProvider clock)
{
    /// <summary>Opens a case.</summary>
    /// <returns>The visit, or the page that says why not.</returns>
    public async Task<(CaseVisit? Visit, HtmlPage? Closed)> Open(string token, HttpRequest request)
    {
        (CaseVisit? visit, Refusal? refusal) = await Try(token, request);
        return visit is not null ? (visit, null) : (null, await Wrong(refusal!, request));
    }

    /// <summary>Opens a case, where something else may be opened instead.</summary>
    /// <returns>The visit, or why there is none.</returns>
    public async Task<(CaseVisit? Visit, Refusal? Refusal)> Try(string token, HttpRequest request)
    {
        CaseOpened opened = await desk.Open(token);
        if (opened.File is not { } file)
        {
            return (null, opened.Refusal);
        }

        (string? language, string? zone) = await HabitsOf(file);
        Reader reader = CasePath.Reader(request, clock.GetUtcNow(), language, zone);
        return (new CaseVisit(file, opened.Nonce!, token, CasePath.Of(token), reader, policies.For(file.Claim)), null);
    }

    /// <summary>The page of the case itself, by whose link it is.</summary>
    public Task<HtmlPage> Show(CaseVisit visit, string? notice = null, IReadOnlyList<ProblemView>? problems = null, int status = StatusCodes.Status200OK)
    {
        return visit.File.Masked
            ? pages.Page<MaskedPage>(MaskedViews.Of(visit.File, visit.Path, visit.Reader, notice), status)
            : pages.Page<CasePage>(CasePageViews.Of(visit.File, visit.Nonce, visit.Path, visit.Reader, visit.Policy, notice, problems, Bodies(visit), RulesChangedAt(visit)), status);
    }

    /// <summary>The page of the case again, with a message that was not taken.</summary>
    internal Task<HtmlPage> Show(CaseVisit visit, RefusedMessage refused) => pages.Page<CasePage>(
        CasePageViews.Of(visit.File, visit.Nonce, visit.Path, visit.Reader, visit.Policy, null, null, Bodies(visit), RulesChangedAt(visit), refused), refused.Refusal.Status);

    private IReadOnlyList<RedressBody> Bodies(CaseVisit visit) => RedressBodies.For(visit.File.Viewer, visit.File.Claim.Country, policies.Whole(visit.File.Claim.PolicyVersion));

    // Only what such a case would meet: most changes are about claims that are still to be filed.
    private DateTimeOffset? RulesChangedAt(CaseVisit visit)
    {
        ClaimRecord claim = visit.File.Claim;
        PolicyPack now = policies.InForce(visit.Reader.Now);
        if (!claim.IsOpen || now.Version == claim.PolicyVersion || now.ValidFrom <= claim.FiledAt)
        {
            return null;
        }

        bool meets = RuleChanges.Touching(visit.Reader, PolicyScope.Of(claim), visit.File.Viewer, policies.Whole(claim.PolicyVersion), policies.Whole(now.Version)).Count > 0;
        return meets ? now.ValidFrom : null;
    }

    /// <summary>A page that says that something did not work, with the way back.</summary>
    public Task<HtmlPage> Refused(CaseVisit visit, Refusal refusal)
    {
        Reader reader = visit.Reader;
        MessageView view = new(reader, reader.Say("problem.title"), Sentences.Refusal(reader, refusal, visit.File.Claim.Status), [], null, visit.Path, reader.Say("action.back")) { Rule = Sentences.Rule(reader, refusal, visit.File.Claim) };
        return pages.Page<MessagePage>(view, refusal.Status);
    }

    /// <summary>The page that says why a link opens nothing.</summary>
    public async Task<HtmlPage> Wrong(Refusal refusal, HttpRequest request)
    {
        Reader reader = CasePath.Reader(request, clock.GetUtcNow());
        string[] advice = ["link.advice.newest", "link.advice.whole", "link.advice.lost"];
        string text = Sentence.Has($"link.{refusal.Code}") ? reader.Say($"link.{refusal.Code}") : reader.Say("link.LINK_WRONG");
        return await pages.Page<MessagePage>(new MessageView(reader, reader.Say("link.title"), text, [.. advice.Select(a => reader.Say(a))], request.Path, LostLinkPages.Path, reader.Say("lost.title")), refusal.Status);
    }

    private Task<(string? Language, string? TimeZone)> HabitsOf(CaseFile file) => store.Read(async db =>
    {
        if (file.Viewer == Party.Buyer)
        {
            BuyerRecord? buyer = await db.Buyers.SingleOrDefaultAsync(b => b.Id == file.Claim.BuyerId);
            return (buyer?.Language ?? file.Claim.Language, buyer?.TimeZone);
        }

        SellerRecord? seller = file.Viewer == Party.Seller ? await db.Sellers.SingleOrDefaultAsync(s => s.Id == file.Claim.SellerId) : null;
        return (seller?.Language, seller?.TimeZone);
    });
}

/// <summary>An opened case on its way to a page.</summary>
internal sealed record CaseVisit(CaseFile File, string Nonce, string Token, string Path, Reader Reader, PolicyPack Policy);
