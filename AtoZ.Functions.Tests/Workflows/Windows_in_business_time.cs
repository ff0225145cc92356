using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Workflows.Support;
using DurableTask.Sqlite.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: windows in business time where the policy says so, with the holidays of each party's country. The week of the story has Thanksgiving in it.</summary>
[Trait("Rule", "TIME-01")]
public class Windows_in_business_time
{
    private static readonly DateTimeOffset Wednesday = Market.Start.AddDays(2);

    [Fact]
    public async Task The_seller_has_three_working_days_and_mail_and_page_say_so()
    {
        await using Story story = await Begin();
        DateTimeOffset monday = At("2026-11-30T08:00:00Z");
        Assert.Equal(monday, (await story.Record()).Deadline);
        StageRecord stage = Assert.Single(await story.OpenStages());
        Assert.Equal((monday, "DE"), (stage.Deadline, stage.RestDaysOf));

        string mail = (await story.Mail(Party.Seller, "SellerNotified")).Text;
        Assert.Contains("Monday, November 30, 2026, 09:00 UTC+1", mail, StringComparison.Ordinal);
        Assert.Contains("Saturdays, Sundays and public holidays (Germany) do not count.", mail, StringComparison.Ordinal);
        CasePageView page = CasePageViews.Of(await story.Seen(Party.Seller), "nonce", "/case/token", new("en", story.Now), ThePack.Pack);
        Assert.Equal("Saturdays, Sundays and public holidays (Germany) do not count.", page.Turn.RestDays);
    }

    [Fact]
    public async Task Reminders_and_the_default_come_by_that_end()
    {
        await using Story story = await Begin();
        await story.Pass(At("2026-11-29T07:59:59Z") - story.Now);
        Assert.DoesNotContain("Seller: SellerReminder", await story.Mails());
        await story.Pass(TimeSpan.FromSeconds(1));
        Assert.Contains("Seller: SellerReminder", await story.Mails());
        Assert.Contains("public holidays (Germany) do not count", (await story.Mail(Party.Seller, "SellerReminder")).Text, StringComparison.Ordinal);
        Assert.True((await story.Record()).IsOpen);
        await story.Pass(TimeSpan.FromHours(24));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task The_buyer_has_the_days_of_the_order_s_country_and_the_dry_run_foretold_them()
    {
        await using Story story = await Begin();
        CaseAction foreseen = (await story.Seen(Party.Seller)).Actions.Single(a => a.Kind == CommandKind.SellerOffers);
        DateTimeOffset foretold = foreseen.Consequences.Single(c => c.Code == "buyer-asked").At!.Value;
        await story.SellerOffers(2_000);
        await story.Pass(TimeSpan.FromHours(1));

        // From Wednesday, 4 in the morning in New York: Thanksgiving and the weekend do not count.
        StageRecord stage = Assert.Single(await story.OpenStages());
        Assert.Equal((At("2026-12-01T09:00:00Z"), "US"), (stage.Deadline, stage.RestDaysOf));
        Assert.Equal(stage.Deadline, foretold);
        Assert.Contains("public holidays (United States)", (await story.Mail(Party.Buyer, "OfferMade")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_comes_back_begins_the_working_days_once_more()
    {
        await using Story story = await Begin();
        await story.Pass(TimeSpan.FromHours(24));
        IMailBounces bounces = story.Services.GetRequiredService<IMailBounces>();
        BounceReceipt receipt = await story.Store.Write(async db => await bounces.Record(db, (await db.Mails.SingleAsync(m => m.To == Party.Seller)).Key));
        Assert.Equal(At("2026-12-01T08:00:00Z"), receipt.Deadline);
    }

    [Fact]
    public async Task Who_is_asked_for_evidence_has_three_working_days_too_and_whoever_judges_waits_for_them()
    {
        await using Story story = await Begin("EvidenceRequest");
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));

        // Asked on Wednesday in Germany, where Thanksgiving is a day like any other.
        Assert.Null((await story.Asks(Party.Seller)).Refusal);
        DateTimeOffset monday = At("2026-11-30T09:01:00Z");
        Assert.Equal(monday, (await story.Request()).Deadline);
        StageRecord stage = await story.Stage(StageKind.EvidenceRequest);
        Assert.Equal((monday, TimeSpan.FromHours(72), "DE"), (stage.Deadline, stage.Window, stage.RestDaysOf));
        Assert.All((await story.OpenStages()).Where(s => s.Kind == StageKind.Vote), vote => Assert.True(vote.Deadline >= monday.AddHours(72), $"{vote.Deadline:o}"));
        Assert.Contains("public holidays (Germany) do not count", (await story.Mail(Party.Seller, "EvidenceRequested")).Text, StringComparison.Ordinal);

        await story.Pass(monday - story.Now - TimeSpan.FromSeconds(1));
        Assert.Contains("public holidays (Germany) do not count", (await story.Mail(Party.Seller, "EvidenceRequestReminder")).Text, StringComparison.Ordinal);
        Assert.Null((await story.Request()).EndedAt);
        await story.Pass(TimeSpan.FromSeconds(1));
        Assert.NotNull((await story.Request()).EndedAt);
    }

    [Fact]
    public async Task Who_answers_what_the_other_side_brought_late_has_working_days_too()
    {
        await using Story story = await Begin("LateReply");
        await story.SellerContests();
        await story.Pass(TimeSpan.FromDays(3));

        // Brought on Saturday: the buyer's two days are Monday and Tuesday.
        await story.Brings(Party.Seller);
        ReplyTimeRecord time = await story.Store.Read(db => db.ReplyTimes.SingleAsync());
        Assert.Equal((Party.Buyer, At("2026-12-02T05:00:00Z"), "US"), (time.Party, time.Until, time.RestDaysOf));
        const string Sentence = "Saturdays, Sundays and public holidays (United States) do not count.";
        Assert.Contains(Sentence, (await story.Mail(Party.Buyer, "TimeGiven")).Text, StringComparison.Ordinal);
        Assert.Contains(Sentence, WebUtility.HtmlDecode(await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.BuyerCase))), StringComparison.Ordinal);
        Assert.Equal("OTHER_SIDE_HAS_TIME", (await story.Votes(Seat.Marketplace, true)).Refusal?.Code);
        Assert.All((await story.OpenStages()).Where(s => s.Kind == StageKind.Vote), vote => Assert.True(vote.Deadline >= time.Until.AddHours(72), $"{vote.Deadline:o}"));
    }

    [Fact]
    public async Task A_seller_who_is_asked_in_an_inquiry_has_two_working_days_before_there_is_a_claim()
    {
        LocalClock friday = LocalClock.Virtual(Market.Start.AddDays(4));
        await using Story story = await Story.Asked(order: o => o.BuyerCountry = "US", clock: friday, services: s => s.AddSingleton(new PolicyLibrary([Packs.With(Counted("Inquiry"))])));
        DateTimeOffset tuesday = At("2026-12-01T08:00:00Z");
        InquiryRecord inquiry = await story.Inquiry();
        Assert.Equal((tuesday, tuesday, "US"), (inquiry.SellerUntil, inquiry.Deadline, inquiry.RestDaysOf));
        const string Sentence = "Saturdays, Sundays and public holidays (United States) do not count.";
        Assert.Contains(Sentence, (await story.Mail(Party.Seller, "InquiryAsked")).Text, StringComparison.Ordinal);
        Assert.Contains(Sentence, WebUtility.HtmlDecode(await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.SellerCase))), StringComparison.Ordinal);

        await story.Pass(tuesday - story.Now - TimeSpan.FromSeconds(1));
        Assert.Equal("NOT_ELIGIBLE", (await story.BuyerClaims()).Refusal!.Code);
        Assert.DoesNotContain("Buyer: InquiryUnsolved", await story.Mails());
        await story.Pass(TimeSpan.FromSeconds(1));
        Assert.Contains("Buyer: InquiryUnsolved", await story.Mails());
        Assert.True((await story.BuyerClaims()).Accepted);
    }

    [Fact]
    public async Task What_the_policy_does_not_name_runs_on_the_calendar_and_nothing_is_said()
    {
        await using Story story = await Begin("OfferAnswer");
        StageRecord stage = Assert.Single(await story.OpenStages());
        Assert.Equal((Wednesday.AddHours(72), null), (stage.Deadline, stage.RestDaysOf));
        Assert.DoesNotContain("do not count", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guarantee_in_plain_words_says_where_working_days_alone_count_and_nothing_where_they_never_do()
    {
        await using Story counted = await Begin();
        string page = WebUtility.HtmlDecode(await counted.Http.GetStringAsync("/guarantee?lang=en"));
        Assert.Contains("How time counts for the seller's answer: Saturdays, Sundays and public holidays do not count.", page, StringComparison.Ordinal);
        Assert.Contains("How time counts for the posting of a return: every day counts.", page, StringComparison.Ordinal);
        Assert.Contains("Where working days alone count, these do not (China): January 1, 2026 – January 3, 2026", page, StringComparison.Ordinal);

        await using Story never = await Story.Begin();
        Assert.DoesNotContain("every day counts", await never.Http.GetStringAsync("/guarantee?lang=en"), StringComparison.Ordinal);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Action<JsonNode> Counted(params string[] windows) => json =>
    {
        foreach (string window in windows)
        {
            json["businessTime"]!["counted"]![window]!["value"] = "business";
        }
    };

    // A seller in Germany, an order from the United States, filed on the Wednesday before Thanksgiving.
    private static async Task<Story> Begin(params string[] stages)
    {
        LoadedPack pack = Packs.With(Counted(stages.Length > 0 ? stages : ["SellerAnswer", "OfferAnswer"]));
        Story story = await Story.Open(new Market(), services: s => s.AddSingleton(new PolicyLibrary([pack])));
        await story.Store.Write(new Market().Fill);
        await story.Store.Write(async db =>
        {
            await db.OrderLines.ExecuteUpdateAsync(o => o.SetProperty(x => x.BuyerCountry, "US"));
            await db.Buyers.ExecuteUpdateAsync(b => b.SetProperty(x => x.TimeZone, "America/New_York"));
            await db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.Country, "DE").SetProperty(x => x.TimeZone, "Europe/Berlin"));
        });
        await story.Pass(Wednesday - story.Now);
        await story.File("order-1");
        return story;
    }
}
