using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Texts;
using AtoZ.Local.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>What page tests need of a story: its address, and the links that its mails carry.</summary>
internal sealed partial class Story
{
    /// <summary>A client of the app's own HTTP port that follows no redirect.</summary>
    public HttpClient Http => _host.Client;

    /// <summary>The path of the newest link that was handed out for a purpose.</summary>
    public async Task<string> LinkPath(LinkPurpose purpose)
    {
        List<LinkRecord> links = await Store.Read(db => db.Links.Where(l => l.ClaimId == Claim && l.Purpose == purpose).ToListAsync());
        return Services.GetRequiredService<SignedLinks>().AddressOf(links.MaxBy(l => l.ExpiresAt)!).AbsolutePath;
    }

    /// <summary>The page of the case, as a party reads it.</summary>
    public async Task<CasePageView> Page(Party by, string language = "en") => CasePageViews.Of(await Seen(by), "nonce", "/case/token", new Reader(language, Now), ThePack.Pack);

    /// <summary>The pages of both parties in every language: each has a headline of its own, also beside those of earlier stages, and says what else happens.</summary>
    public async Task<List<CasePageView>> PagesInEveryLanguage(HashSet<string> headlines)
    {
        List<CasePageView> pages = [];
        foreach (string language in Languages.All)
        {
            pages.AddRange(await Page(Party.Buyer, language), await Page(Party.Seller, language));
        }

        Assert.All(pages, page => Assert.True(headlines.Add(page.Turn.Headline), page.Turn.Headline));
        Assert.All(pages, page => Assert.False(string.IsNullOrWhiteSpace(page.Turn.Otherwise)));
        return pages;
    }

    /// <summary>The key of a member of staff.</summary>
    public string StaffKey(string name) => LocalKeys.Open(Services.GetRequiredService<AppSettings>().DataDirectory).Staff.Single(a => a.Name == name).Key;
}
