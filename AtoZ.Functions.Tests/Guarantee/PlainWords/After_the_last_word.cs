using System.Net;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.PlainWords;

/// <summary>A closed case tells what is left: the appeal, who helps outside, and the dossier for them.</summary>
public class After_the_last_word
{
    [Fact]
    public async Task A_refused_buyer_reads_until_when_to_appeal_and_who_helps_in_the_orders_country()
    {
        await using Story story = await Refused("DE");
        string page = await Page(story, LinkPurpose.BuyerCase);

        Assert.Contains("You can appeal once, with something new, until ", page, StringComparison.Ordinal);
        Assert.Contains("Universalschlichtungsstelle des Bundes", page, StringComparison.Ordinal);
        Assert.Contains("https://www.eccnet.eu/", page, StringComparison.Ordinal);
        Assert.Contains("/dossier?lang=en", page, StringComparison.Ordinal);
        Assert.Contains("&version=2026-11&country=DE#last", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Universalschlichtungsstelle", await Page(story, LinkPurpose.SellerCase), StringComparison.Ordinal);
        Assert.Contains("a mediation body or a court can help too", await Mail(story, "DecisionToBuyer", Party.Buyer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_time_to_appeal_is_over_the_case_says_so()
    {
        await using Story story = await Refused("JP");
        await story.Pass(ThePack.Pack.Appeals.AppealWindow);
        string page = await Page(story, LinkPurpose.BuyerCase);

        Assert.Contains("The time to appeal is over; it ended on ", page, StringComparison.Ordinal);
        Assert.Contains("For this country we have no list of bodies.", page, StringComparison.Ordinal);
        Assert.Contains("This guarantee does not limit your legal rights.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_refusals_mail_and_page_name_mediation_and_court_to_whoever_lost()
    {
        await using Story story = await Refused("GB");
        await story.Appeals(Party.Buyer);
        Assert.Contains("An appeal is being looked at.", await Page(story, LinkPurpose.BuyerCase), StringComparison.Ordinal);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);

        string page = await Page(story, LinkPurpose.BuyerCase);
        Assert.Contains("The appeal is over: you used yours, and what was decided on it is final here.", page, StringComparison.Ordinal);
        Assert.Contains("County court, small claims (England and Wales)", page, StringComparison.Ordinal);
        string lost = await Mail(story, "AppealDecided", Party.Buyer);
        Assert.Contains("Outside this guarantee a mediation body or a court can still help.", lost, StringComparison.Ordinal);
        Assert.Contains("County court, small claims (England and Wales) (https://www.gov.uk/make-court-claim-for-money)", lost, StringComparison.Ordinal);
        Assert.Contains("&country=GB#last", lost, StringComparison.Ordinal);
        Assert.DoesNotContain("Outside this guarantee", await Mail(story, "AppealDecided", Party.Seller), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buyer_who_keeps_the_payment_although_the_seller_won_is_sent_nowhere_by_mail_and_page()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        Assert.Equal(ClaimOutcome.BorneByMarketplace, (await story.Record()).Outcome);

        Assert.Contains("There is nothing to appeal: no decision is against you.", await Page(story, LinkPurpose.BuyerCase), StringComparison.Ordinal);
        Assert.DoesNotContain("Outside this guarantee", await Mail(story, "AppealDecided", Party.Buyer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_against_the_reader_nobody_is_sent_to_court()
    {
        await using Story story = await Story.Begin(new Market { HasPaymentMethod = true });
        await story.SellerPays();
        await story.Pass(TimeSpan.FromHours(2));
        string page = await Page(story, LinkPurpose.BuyerCase);

        Assert.Contains("There is nothing to appeal: no decision is against you.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("For this country we have no list", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mail_of_a_case_leads_to_its_paragraph_in_the_cases_own_rules()
    {
        await using Story story = await Refused("DE");
        List<MailRecord> mails = await story.Store.Read(db => db.Mails.Where(m => m.ClaimId == story.Claim).ToListAsync());
        Assert.Contains(mails, m => m.Text.Contains("/guarantee?lang=en&version=2026-11&country=DE#answer", StringComparison.Ordinal));
        Assert.All(mails, mail =>
        {
            string link = mail.Text[mail.Text.IndexOf("http", mail.Text.IndexOf("The rule in plain words:", StringComparison.Ordinal), StringComparison.Ordinal)..].Split('\n')[0];
            Assert.Matches(@"^https?://[^/]+/guarantee\?lang=en(&version=2026-11)?(&country=DE)?#[\w-]+$", link);
            Assert.Contains("#", WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        });
        Assert.DoesNotContain("country=DE", mails.First(m => m.To == Party.Expert).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_deadline_of_a_case_leads_to_its_paragraph()
    {
        await using Story story = await Story.Begin();
        string seller = await Page(story, LinkPurpose.SellerCase);
        Assert.Contains("/guarantee?lang=en&version=2026-11#answer", seller, StringComparison.Ordinal);
        Assert.Contains("/guarantee?lang=en&version=2026-11#evidence", seller, StringComparison.Ordinal);
        Assert.Contains("/guarantee?lang=en&version=2026-11#appeal", seller, StringComparison.Ordinal);
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Contains("/guarantee?lang=en&version=2026-11#debt", await Page(story, LinkPurpose.SellerCase), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_claim_still_needs_leads_to_its_rule_before_it_is_filed()
    {
        await using Story writing = await Story.Writing(order: line => (line.SellerContactedAt, line.DeliveredAt, line.BuyerCountry) = (null, Market.Start.AddDays(-5), "DE"));
        await writing.Types(false, ("kind", "WrongItem"), ("description", "Not it"));
        string page = WebUtility.HtmlDecode(await writing.Http.GetStringAsync(await writing.FilingPath()));
        Assert.All(
            ["window", "ELIG-06", "ELIG-08", "ELIG-09"],
            anchor => Assert.Contains($"/guarantee?lang=en&country=DE#{anchor}", page, StringComparison.Ordinal));

        await using Story asked = await Story.Asked();
        string inquiry = WebUtility.HtmlDecode(await asked.Http.GetStringAsync(await asked.LinkPath(LinkPurpose.BuyerCase)));
        Assert.All(["first", "window", "evidence"], anchor => Assert.Contains($"/guarantee?lang=en#{anchor}", inquiry, StringComparison.Ordinal));
    }

    private static async Task<Story> Refused(string country)
    {
        Story story = await Story.Open(new Market());
        await story.Store.Write(new Market().Fill);
        await story.Store.Write(db => db.OrderLines.ExecuteUpdateAsync(o => o.SetProperty(l => l.BuyerCountry, country)));
        await story.File("order-1");
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        return story;
    }

    private static async Task<string> Page(Story story, LinkPurpose purpose) => WebUtility.HtmlDecode(await story.Http.GetStringAsync(await story.LinkPath(purpose)));

    private static async Task<string> Mail(Story story, string purpose, Party to) =>
        (await story.Store.Read(db => db.Mails.Where(m => m.To == to && m.Key.Contains($":{purpose}:")).ToListAsync())).MaxBy(m => m.CreatedAt)!.Text;
}
