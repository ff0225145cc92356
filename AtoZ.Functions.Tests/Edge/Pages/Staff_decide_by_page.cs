using System.Net;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>PROCESS §4 to §9: each decision of staff by its page, from the form over its effects to what it does to the case.</summary>
public class Staff_decide_by_page
{
    private static readonly (string, string)[] ForBuyer =
        [("met-APP-01", "true"), ("why-APP-01", "Photos."), ("met-APP-02", "true"), ("why-APP-02", "No scan."), ("met-APP-03", "true"), ("why-APP-03", "The price.")];

    [Fact]
    public async Task An_investigator_confirms_fraud_and_the_claim_is_refused()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Pass(TimeSpan.FromHours(73));
        await Decides(story, "ines", "fraud", ("fraudulent", "true"), ("reason", "The photo is from the web."), ("found", "It shows another parcel."));
        await story.EndsWell(ClaimOutcome.RefusedForFraud);
    }

    [Fact]
    public async Task A_reviewer_votes_and_sees_no_vote_before_both_are_in()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(2));
        await story.Votes(Seat.Independent, true);
        using HttpClient ruth = await SignedIn(story, "ruth");
        Assert.DoesNotContain("for the buyer", await ruth.GetStringAsync($"/staff/claim/{story.Claim}"), StringComparison.Ordinal);
        Assert.DoesNotContain("APP-01</strong> <span class=\"hidden\">met", await ruth.GetStringAsync($"/staff/claim/{story.Claim}"), StringComparison.Ordinal);
        await Decides(story, "ruth", "vote", ForBuyer);
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Contains("for the buyer", await ruth.GetStringAsync($"/staff/claim/{story.Claim}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_goes_to_an_adjudicator_who_is_not_one_of_the_two()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(2));
        await story.Votes(Seat.Independent, false);
        await Decides(story, "ruth", "vote", ForBuyer);
        using HttpClient ruth = await SignedIn(story, "ruth");
        string vote = $"/staff/claim/{story.Claim}/do/vote";
        HttpResponseMessage own = await Post(ruth, vote, [.. ForBuyer, ("nonce", await Code(await Post(ruth, vote, ForBuyer)))]);
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        await Decides(story, "omar", "vote", ForBuyer);
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task Two_approvers_allow_a_large_payout()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 1_000_000, Fulfilled = true });
        await Decides(story, "anna", "approve", ("reason", "Looks right."));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.BuyerPayouts));
        await Decides(story, "aldo", "approve", ("reason", "To me too."));
        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
    }

    [Fact]
    public async Task An_approver_stops_a_payout_and_a_review_begins()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 200_000 });
        await story.Pass(TimeSpan.FromHours(73));
        using HttpClient anna = await SignedIn(story, "anna");
        string asked = await anna.GetStringAsync($"/staff/claim/{story.Claim}/do/reject");
        Assert.Contains("The payout stops, and a review decides the case.", asked, StringComparison.Ordinal);
        Assert.Contains("Two people review the case and vote by", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("closed without money", asked, StringComparison.Ordinal);
        await Decides(story, "anna", "reject", ("reason", "Too unclear."));
        Assert.Equal((ClaimStatus.InReview, AppealOrigin.PayoutRejected), ((await story.Record()).Status, (await story.Store.Read(db => db.Appeals.SingleAsync())).Origin));
    }

    [Fact]
    public async Task An_approver_releases_what_the_brake_holds()
    {
        await using Story story = await Story.Begin();
        await story.BudgetIsSpent();
        await story.Pass(TimeSpan.FromHours(73));
        await Decides(story, "anna", "release", ("reason", "A holiday week."));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task A_seller_asks_for_instalments_and_the_collector_grants_pauses_resumes_and_records()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 60_000 });
        await story.Pass(TimeSpan.FromHours(73));
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        string confirm = await (await Post(story.Http, path + "/do/instalments", ("count", "3"), ("reason", "A slow winter."))).Content.ReadAsStringAsync();
        Assert.Contains("3 instalments of about $200.00", confirm, StringComparison.Ordinal);
        string nonce = confirm.Split("name=\"nonce\" value=\"")[1].Split('"')[0];
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(story.Http, path + "/do/instalments", ("count", "3"), ("reason", "A slow winter."), ("nonce", nonce))).StatusCode);
        await story.Idle();
        using HttpClient carl = await SignedIn(story, "carl");
        Assert.Contains("Answer a plan of instalments", await carl.GetStringAsync("/staff"), StringComparison.Ordinal);
        await Decides(story, "carl", "grant-plan", ("reason", "Fine."));
        Assert.Equal(["Plan Running"], await story.Arranged());
        Assert.Contains("Instalment 1: $200.00", WebUtility.HtmlDecode(await story.Http.GetStringAsync(path)), StringComparison.Ordinal);
        await Decides(story, "carl", "pause", ("day", "2026-12-20"), ("reason", "A flood."));
        Assert.Equal(["Plan Running", "Pause Running"], await story.Arranged());
        await Decides(story, "carl", "resume", ("reason", "It is dry again."));
        await Decides(story, "carl", "received", ("amount", "600"), ("from", "Insurer"), ("reference", "E2E-6"));
        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task A_seller_promises_a_day_by_page_and_a_wrong_day_is_explained()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        HttpResponseMessage far = await Post(story.Http, path + "/do/promise", ("day", "2027-12-01"), ("amount", "80"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, far.StatusCode);
        Assert.Contains("That day is too far away.", await far.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("year-month-day", await (await Post(story.Http, path + "/do/promise", ("day", "soon"), ("amount", "80"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        string confirm = await (await Post(story.Http, path + "/do/promise", ("day", "2026-12-05"), ("amount", "80"))).Content.ReadAsStringAsync();
        string nonce = confirm.Split("name=\"nonce\" value=\"")[1].Split('"')[0];
        await Post(story.Http, path + "/do/promise", ("day", "2026-12-05"), ("amount", "80"), ("nonce", nonce));
        await story.Idle();
        DebtArrangementRecord promise = await story.Store.Read(db => db.DebtArrangements.SingleAsync());
        Assert.Equal((8_000L, new DateTimeOffset(2026, 12, 6, 0, 0, 0, TimeSpan.Zero)), (promise.AmountMinor, promise.DueAt));
    }

    [Fact]
    public async Task An_approver_writes_a_debt_off()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromDays(124));
        await Decides(story, "anna", "write-off", ("reason", "Nothing to get."));
        Assert.Equal(DebtState.WrittenOff, (await story.DebtRecord()).State);
        await story.EndsWell(ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task A_reviewer_of_an_appeal_reads_what_was_said_first_and_now_side_by_side()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Appeals(Party.Seller);
        using HttpClient ruth = await SignedIn(story, "ruth");
        string page = await ruth.GetStringAsync($"/staff/claim/{story.Claim}");
        Assert.Contains("<mark>information</mark>", page, StringComparison.Ordinal);
        Assert.Contains("What each side said first", page, StringComparison.Ordinal);
    }

    [Trait("Case", "4")]
    [Fact]
    public async Task A_form_that_is_sent_three_times_at_once_books_once()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        using HttpClient carl = await SignedIn(story, "carl");
        string path = $"/staff/claim/{story.Claim}/do/received";
        (string, string)[] fields = [("amount", "10.00"), ("from", "Insurer"), ("reference", "E2E-7")];
        Assert.Equal(HttpStatusCode.OK, (await Post(carl, path, [.. fields, ("nonce", "confirmed")])).StatusCode);
        Assert.Equal(8_000, (await story.DebtRecord()).Outstanding.MinorUnits);

        string code = await Code(await Post(carl, path, fields));
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Post(carl, path, [.. fields, ("nonce", code)])));
        await story.Idle();
        Assert.All(answers, a => Assert.Equal((HttpStatusCode.SeeOther, $"/staff/claim/{story.Claim}?done=received"), (a.StatusCode, a.Headers.Location!.ToString())));
        Assert.Equal(7_000, (await story.DebtRecord()).Outstanding.MinorUnits);

        // The same bank payment is not booked a second time under another code either.
        HttpResponseMessage again = await Post(carl, path, [.. fields, ("nonce", await Code(await Post(carl, path, fields)))]);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(7_000, (await story.DebtRecord()).Outstanding.MinorUnits);
    }

    // The form, then what it does, then the act; the page says that it is stored.
    private static async Task Decides(Story story, string name, string slug, params (string Name, string Value)[] fields)
    {
        using HttpClient staff = await SignedIn(story, name);
        string path = $"/staff/claim/{story.Claim}/do/{slug}";
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(path)).StatusCode);
        HttpResponseMessage confirm = await Post(staff, path, fields);
        Assert.Equal(HttpStatusCode.OK, confirm.StatusCode);
        HttpResponseMessage done = await Post(staff, path, [.. fields, ("nonce", await Code(confirm))]);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        await story.Idle();
        string justDone = done.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        staff.DefaultRequestHeaders.Add("Cookie", justDone);
        Assert.Contains("role=\"status\"", await staff.GetStringAsync(done.Headers.Location), StringComparison.Ordinal);
    }

    private static async Task<string> Code(HttpResponseMessage confirm) => Regex.Match(await confirm.Content.ReadAsStringAsync(), "name=\"nonce\" value=\"(?<code>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["code"].Value;

    private static async Task<HttpClient> SignedIn(Story story, string name)
    {
        HttpResponseMessage signedIn = await Post(story.Http, "/staff/sign-in", ("key", story.StaffKey(name)));
        HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = story.Http.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, params (string Name, string Value)[] fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));
}
