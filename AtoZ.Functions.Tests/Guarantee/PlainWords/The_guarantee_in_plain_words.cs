using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.PlainWords;

/// <summary>Anybody reads what is covered, until when, what to do first, why claims are refused, and what happens: by the pack in force.</summary>
public sealed partial class The_guarantee_in_plain_words
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Anybody_reads_it_in_each_language_without_a_link_with_the_packs_numbers()
    {
        await using Story story = await Story.Open(new Market());
        HashSet<string> titles = new(StringComparer.Ordinal);
        foreach (string language in Languages.All)
        {
            using HttpResponseMessage answer = await story.Http.GetAsync($"/guarantee?lang={language}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            titles.Add(Title().Match(html).Groups["title"].Value);

            EligibilityTerms eligibility = ThePack.Pack.Eligibility;
            TimeSpan[] spans = [eligibility.ClosesAfterEstimatedDelivery, eligibility.SellerContactBeforeClaim, eligibility.HarmClosesAfterDelivery, ThePack.Pack.SellerAnswer.HarmWindow, ThePack.Pack.Appeals.AppealWindow, ThePack.Pack.Recovery.AgencyAfter];
            Assert.All(spans, span => Assert.Contains(Format.Span(language, span), html, StringComparison.Ordinal));
            Assert.All(Enum.GetValues<ClaimKind>(), kind => Assert.Contains($"id=\"{kind}\"", html, StringComparison.Ordinal));
            Assert.All(ThePack.Pack.Evidence.Requirements.Values.SelectMany(r => r.Buyer.Concat(r.Seller)), r => Assert.Contains(Sentence.Get(language, $"evid.{r.Code}"), html, StringComparison.Ordinal));
            Assert.DoesNotContain("noindex", html + string.Join(',', answer.Headers.Select(h => h.Key + string.Join(' ', h.Value))), StringComparison.Ordinal);
        }

        Assert.Equal(Languages.All.Count, titles.Count);
    }

    [Fact]
    public async Task Every_anchor_that_pages_and_mails_give_out_is_there_once()
    {
        await using Story story = await Story.Open(new Market());
        string html = await story.Http.GetStringAsync("/guarantee?lang=en");
        List<string> ids = [.. Id().Matches(html).Select(m => m.Groups["id"].Value)];

        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
        Assert.All(Paragraphs.Given, anchor => Assert.Contains(anchor, ids));
        Assert.All(Paragraphs.Parts.SelectMany(p => p.Sections), section => Assert.Contains(section, ids));
        Assert.All(["window", "ELIG-06", "SELLER-01", "APPEAL-01", "DEBT-05"], known => Assert.Contains(known, ids));
        Assert.All(Href().Matches(html).Select(m => m.Groups["id"].Value), anchor => Assert.Contains(anchor, ids));
    }

    [Fact]
    public async Task The_country_of_the_order_has_its_own_numbers_and_its_own_bodies()
    {
        await using Story story = await Story.Open(new Market());
        string anywhere = await story.Http.GetStringAsync("/guarantee?lang=en");
        string germany = await story.Http.GetStringAsync("/guarantee?lang=en&country=DE");
        string denmark = await story.Http.GetStringAsync("/guarantee?lang=en&country=dk");
        string japan = await story.Http.GetStringAsync("/guarantee?lang=en&country=JP");
        string unread = await story.Http.GetStringAsync("/guarantee?lang=en&country=%3Cb%3E");

        Assert.Contains("Until 365 days after the delivery", anywhere, StringComparison.Ordinal);
        Assert.Contains("European Union: Damage or an injury can be claimed until 1095 days after the delivery.", anywhere, StringComparison.Ordinal);
        Assert.DoesNotContain("ECC-Net", anywhere, StringComparison.Ordinal);
        Assert.Contains("Until 1095 days after the delivery", germany, StringComparison.Ordinal);
        Assert.DoesNotContain("Until 365 days after the delivery", germany, StringComparison.Ordinal);
        Assert.Contains("Universalschlichtungsstelle", germany, StringComparison.Ordinal);
        Assert.Contains("European Small Claims Procedure", germany, StringComparison.Ordinal);
        Assert.Contains("ECC-Net", denmark, StringComparison.Ordinal);
        Assert.DoesNotContain("European Small Claims Procedure", denmark, StringComparison.Ordinal);
        Assert.Contains("For this country we have no list of bodies.", japan, StringComparison.Ordinal);
        Assert.Contains("Until 365 days after the delivery", unread, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&", unread, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_pack_is_told_in_sentences_before_it_holds_and_the_old_one_can_still_be_read()
    {
        await using Story story = await Story.Open(new Market());
        await story.Pack("2027-01", TimeSpan.FromDays(2), ("$.sellerAnswer.orderWindow", "96h"), ("$.payouts.automaticUpTo.EUR", "1200"), ("$.fraud.reviewFrom", "41"));
        string before = WebUtility.HtmlDecode(await story.Http.GetStringAsync("/guarantee?lang=en"));
        await story.Pass(TimeSpan.FromDays(3));
        string after = WebUtility.HtmlDecode(await story.Http.GetStringAsync("/guarantee?lang=en"));
        string old = WebUtility.HtmlDecode(await story.Http.GetStringAsync("/guarantee?lang=en&version=2026-11"));

        Assert.Contains("In force since November 1, 2026, version 2026-11.", before, StringComparison.Ordinal);
        Assert.Contains("From November 25, 2026 on, version 2027-01", before, StringComparison.Ordinal);
        Assert.Contains("The seller answers within 4 days. Before: 72 hours.", before, StringComparison.Ordinal);
        Assert.Contains("Nobody has to approve a payment of up to €1,200.00. Before: €1,000.00.", before, StringComparison.Ordinal);
        Assert.Contains("How claims are checked for fraud was revised.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("How we work inside was revised.", before, StringComparison.Ordinal);
        Assert.Contains("In force since November 25, 2026, version 2027-01.", after, StringComparison.Ordinal);
        Assert.Contains("<strong>4 days</strong>", after, StringComparison.Ordinal);
        Assert.Contains("These rules held from November 1, 2026 on", old, StringComparison.Ordinal);
        Assert.Contains("<strong>72 hours</strong>", old, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await story.Http.GetAsync("/guarantee?version=1999-01")).StatusCode);
    }

    [Fact]
    public async Task Changes_are_followed_by_feed_and_an_entry_never_changes_its_id()
    {
        await using Story story = await Story.Open(new Market());
        XElement first = await Feed(story, "de");
        XElement only = Assert.Single(first.Elements(Atom + "entry"));
        await story.Pack("2027-01", TimeSpan.FromDays(2), ("$.offers.buyerWindow", "96h"));
        using HttpResponseMessage answer = await story.Http.GetAsync("/guarantee/changes.atom?lang=de");
        XElement later = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        List<XElement> entries = [.. later.Elements(Atom + "entry")];
        Assert.Equal(2, entries.Count);
        Assert.Equal(only.Element(Atom + "id")!.Value, entries[1].Element(Atom + "id")!.Value);
        Assert.Equal("Ab 25. November 2026, Fassung 2027-01", entries[0].Element(Atom + "title")!.Value);
        Assert.Contains("Der Käufer hat 4 Tage für seine Antwort auf ein Angebot; Schweigen lehnt es ab. Vorher: 72 Stunden.", WebUtility.HtmlDecode(entries[0].Element(Atom + "content")!.Value), StringComparison.Ordinal);
        Assert.Equal(story.Now, DateTimeOffset.Parse(later.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(HttpStatusCode.OK, (await story.Http.GetAsync(new Uri(entries[0].Element(Atom + "link")!.Attribute("href")!.Value).PathAndQuery)).StatusCode);
        using HttpRequestMessage again = new(HttpMethod.Get, "/guarantee/changes.atom");
        again.Headers.IfModifiedSince = answer.Content.Headers.LastModified;
        Assert.Equal(HttpStatusCode.NotModified, (await story.Http.SendAsync(again)).StatusCode);
    }

    private static async Task<XElement> Feed(Story story, string language) => XElement.Parse(await story.Http.GetStringAsync($"/guarantee/changes.atom?lang={language}"));

    [GeneratedRegex("<h1[^>]*>(?<title>[^<]+)</h1>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();

    [GeneratedRegex("\\sid=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Href();
}
