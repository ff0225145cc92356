using System.Net;
using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>The pages through the real host: routes, headers, one-time codes, and what they do to the claim.</summary>
public partial class Pages_over_http
{
    [Fact]
    public async Task Opening_a_link_changes_nothing_however_often()
    {
        await using Story story = await Story.Begin();
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        string before = await Everything(story);
        foreach (string page in new[] { path, path, path + "/do/pay", path + "/do/contest", path + "?lang=de" })
        {
            Assert.Equal(HttpStatusCode.OK, (await story.Http.GetAsync(page)).StatusCode);
        }

        await story.Idle();
        Assert.Equal(before, await Everything(story));
    }

    [Fact]
    public async Task A_page_keeps_itself_to_itself()
    {
        await using Story story = await Story.Begin();
        HttpResponseMessage response = await story.Http.GetAsync(await story.LinkPath(LinkPurpose.BuyerCase));

        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        string style = StyleAddress().Match(await response.Content.ReadAsStringAsync()).Groups["address"].Value;
        Assert.Equal("text/css", (await story.Http.GetAsync(style)).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_seller_pays_in_two_steps_and_only_once()
    {
        await using Story story = await Story.Begin(new Market { HasPaymentMethod = true });
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        string confirm = await story.Http.GetStringAsync(path + "/do/pay");
        Assert.Contains("You are debited $80.00.", confirm, StringComparison.Ordinal);

        string nonce = CodeIn(confirm);
        HttpResponseMessage first = await Post(story, path + "/do/pay", ("nonce", nonce));
        HttpResponseMessage again = await Post(story, path + "/do/pay", ("nonce", nonce));
        await story.Idle();

        Assert.Equal((HttpStatusCode.SeeOther, path + "?done=pay"), (first.StatusCode, first.Headers.Location!.ToString()));
        Assert.Equal((HttpStatusCode.SeeOther, path + "?done=pay"), (again.StatusCode, again.Headers.Location!.ToString()));
        Assert.Contains("You paid the claim", await story.Http.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal(ClaimOutcome.PaidBySeller, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_at_once_is_answered_both_times_with_what_the_first_did()
    {
        await using Story story = await Story.Begin(new Market { HasPaymentMethod = true });
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        string nonce = CodeIn(await story.Http.GetStringAsync(path + "/do/pay"));
        HttpResponseMessage[] both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Post(story, path + "/do/pay", ("nonce", nonce))));
        Assert.All(both, a => Assert.Equal((HttpStatusCode.SeeOther, path + "?done=pay"), (a.StatusCode, a.Headers.Location!.ToString())));
        await story.Idle();
        Assert.Equal(1, await story.Store.Read(db => db.Commands.CountAsync(c => c.Kind == CommandKind.SellerPays)));
        await story.EndsWell(ClaimOutcome.PaidBySeller);

        // A code is good for what it was spent on, and for nothing else.
        HttpResponseMessage other = await Post(story, path + "/do/contest", ("reason", "It was delivered."), ("nonce", nonce));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task Taking_an_answer_back_twice_and_appealing_twice_is_told_as_done()
    {
        await using Story story = await Story.Begin();
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        await story.SellerContests();
        string page = await story.Http.GetStringAsync(path);
        (string, string)[] back = [("nonce", CodeIn(page)), ("command", Command().Match(page).Groups["command"].Value)];
        foreach (HttpResponseMessage revoked in new[] { await Post(story, path + "/revoke", back), await Post(story, path + "/revoke", back) })
        {
            Assert.Equal((HttpStatusCode.SeeOther, path + "?done=revoke"), (revoked.StatusCode, revoked.Headers.Location?.ToString()));
        }

        await story.Pass(TimeSpan.FromHours(73));
        (string, string) statement = ("statement", "The carrier found the signed receipt of the parcel only today.");
        string confirm = await (await Post(story, path + "/do/appeal", statement)).Content.ReadAsStringAsync();
        (string, string) code = ("nonce", CodeIn(confirm));
        foreach (HttpResponseMessage appealed in new[] { await Post(story, path + "/do/appeal", statement, code), await Post(story, path + "/do/appeal", statement, code) })
        {
            Assert.Equal((HttpStatusCode.SeeOther, path + "?done=appeal"), (appealed.StatusCode, appealed.Headers.Location?.ToString()));
        }

        Assert.Equal(1, await story.Store.Read(db => db.Appeals.CountAsync()));
    }

    [Fact]
    public async Task An_offer_without_a_word_is_told_as_wordless_and_not_as_without_reason()
    {
        await using Story story = await Story.Begin();
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        (string, string)[] offer = [("remedy", "PartRefund"), ("amount", "10.00"), ("message", " \u200b ")];
        string confirm = await (await Post(story, path + "/do/offer", offer)).Content.ReadAsStringAsync();
        Assert.DoesNotContain("no reason given", confirm, StringComparison.Ordinal);
        Assert.Contains("nothing", confirm, StringComparison.Ordinal);
        await Post(story, path + "/do/offer", [.. offer, ("nonce", CodeIn(confirm))]);
        await story.Pass(TimeSpan.FromMinutes(61));
        string buyers = await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.BuyerCase));
        Assert.Contains("The seller wrote nothing beside it.", buyers, StringComparison.Ordinal);
        Assert.DoesNotContain("The seller writes", (await story.Mail(Party.Buyer, "OfferMade")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_reasons_is_shown_again_with_what_is_wrong()
    {
        await using Story story = await Story.Begin();
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        HttpResponseMessage response = await Post(story, path + "/do/offer", ("remedy", "PartRefund"), ("amount", "a lot"));
        string html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("<a href=\"#amount\">Please write the amount as a number, such as 12.50.</a>", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"amount-hint amount-problem\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contest_is_confirmed_stored_and_can_be_taken_back()
    {
        await using Story story = await Story.Begin();
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        string confirm = await (await Post(story, path + "/do/contest", ("reason", "It was delivered to the neighbour."))).Content.ReadAsStringAsync();
        Assert.Contains("It was delivered to the neighbour.", confirm, StringComparison.Ordinal);
        await Post(story, path + "/do/contest", ("reason", "It was delivered to the neighbour."), ("nonce", CodeIn(confirm)));

        string page = await story.Http.GetStringAsync(path);
        Assert.Contains("We have your answer: contest the claim.", page, StringComparison.Ordinal);
        string command = Command().Match(page).Groups["command"].Value;
        HttpResponseMessage revoked = await Post(story, path + "/revoke", ("nonce", CodeIn(page)), ("command", command));

        Assert.Equal(path + "?done=revoke", revoked.Headers.Location!.ToString());
        Assert.Contains("A buyer claims $80.00: please answer.", await story.Http.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_link_is_explained_in_the_readers_language()
    {
        await using Story story = await Story.Begin();
        HttpResponseMessage response = await story.Http.GetAsync("/case/nonsense?lang=de");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Dieser Link öffnet keinen Fall", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_sign_in_see_their_queue_and_decide()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Pass(TimeSpan.FromDays(4));
        Assert.Equal(HttpStatusCode.SeeOther, (await story.Http.GetAsync("/staff")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(story, "/staff/sign-in", ("key", "wrong"))).StatusCode);
        HttpResponseMessage signedIn = await Post(story, "/staff/sign-in", ("key", story.StaffKey("ines")));
        string cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        story.Http.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.OK, (await story.Http.GetAsync("/staff/money")).StatusCode);
        Assert.Contains("ines", await story.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("FRAUD-25", await story.Http.GetStringAsync("/staff/fraud"), StringComparison.Ordinal);
        Assert.Contains("on 1 past claims", await story.Http.GetStringAsync("/staff/fraud?rule=FRAUD-01&weight=40"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(story, "/staff/fraud/snooze", ("rule", "FRAUD-01"), ("partyId", Market.Buyer), ("days", "30"), ("comment", "Runs a <hotel>."))).StatusCode);
        Assert.Contains("Runs a &lt;hotel&gt;.", await story.Http.GetStringAsync("/staff/fraud"), StringComparison.Ordinal);
        Assert.Equal($"/staff/claim/{story.Claim}?done=taken", (await Post(story, "/staff/next")).Headers.Location?.ToString());
        Assert.Contains("Give the case back", await story.Http.GetStringAsync($"/staff/claim/{story.Claim}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(story, $"/staff/claim/{story.Claim}/ask", ("party", "Buyer"), ("reason", "The photo is dark."), ("items", "The label.\nThe box."))).StatusCode);
        Assert.Contains("The box.", await story.Http.GetStringAsync($"/staff/claim/{story.Claim}"), StringComparison.Ordinal);
        Assert.Contains("Fraud check", await story.Http.GetStringAsync($"/staff/claim/{story.Claim}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(story, $"/staff/claim/{story.Claim}/do/approve", ("reason", "ok"), ("nonce", "x"))).StatusCode);
        using HttpRequestMessage foreign = new(HttpMethod.Post, "/staff/sign-out");
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await story.Http.SendAsync(foreign)).StatusCode);
    }

    [Fact]
    public async Task The_local_start_page_and_mailbox_lead_into_the_case()
    {
        await using Story story = await Story.Begin();
        Assert.Contains(await story.LinkPath(LinkPurpose.SellerCase), await story.Http.GetStringAsync("/"), StringComparison.Ordinal);
        string mails = await story.Http.GetStringAsync("/dev/mail");
        string mail = MailAddress().Match(mails).Groups["address"].Value;
        HttpResponseMessage page = await story.Http.GetAsync(WebUtility.HtmlDecode(mail));
        Assert.Contains("Open its link", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await story.Http.GetAsync(WebUtility.HtmlDecode(mail).Replace("/dev/mail/", "/dev/mail-html/", StringComparison.Ordinal))).StatusCode);
    }

    private static Task<string> Everything(Story story) => story.Store.Read(async db => string.Join('|',
        await db.Commands.CountAsync(), await db.Timeline.CountAsync(), await db.Nonces.CountAsync(), await db.Links.CountAsync(), await db.Mails.CountAsync(), (await db.Claims.SingleAsync()).Revision));

    [GeneratedRegex("name=\"command\" value=\"(?<command>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex("href=\"(?<address>/style/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StyleAddress();

    [GeneratedRegex("href=\"(?<address>/dev/mail/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MailAddress();
}
