using System.Net;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Payments.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>
/// PROCESS §11: after an act the page says what is so. While the process has yet to follow, it says that we have it and nothing else; the wake-up is
/// held back here, so that it stays so.
/// </summary>
public partial class No_page_contradicts_the_process
{
    private static readonly Dictionary<string, Func<Story, Task<CommandReceipt>>> Acts = new(StringComparer.Ordinal)
    {
        ["BuyerWithdraws"] = story => Give(story, CommandKind.BuyerWithdraws, Party.Buyer, new WithdrawalPayload()),
        ["BuyerChangesReason"] = story => Give(story, CommandKind.BuyerChangesReason, Party.Buyer, new ReasonChangePayload(ClaimKind.Lost, "The carrier lost the parcel.")),
        ["BuyerAccepts"] = async story => await Offered(story) ? await Give(story, CommandKind.BuyerAccepts, Party.Buyer, new NoPayload()) : throw new InvalidOperationException(),
        ["BuyerDeclines"] = async story => await Offered(story) ? await Give(story, CommandKind.BuyerDeclines, Party.Buyer, new ReasonPayload("Too little.")) : throw new InvalidOperationException(),
        ["BuyerCounters"] = async story => await Offered(story) ? await Countered(story) : throw new InvalidOperationException(),
        ["SellerAcceptsCounter"] = async story => await Offered(story) && (await story.BuyerCounters(5_000)).Accepted && await SettledNow(story)
            ? await Give(story, CommandKind.SellerAcceptsCounter, Party.Seller, new NoPayload())
            : throw new InvalidOperationException(),
        ["SellerPays"] = story => Give(story, CommandKind.SellerPays, Party.Seller, new NoPayload()),
        ["SellerOffers"] = story => Settled(story, CommandKind.SellerOffers, new OfferPayload(Remedy.PartRefund, 3_000, "Sorry.")),
        ["SellerContests"] = story => Settled(story, CommandKind.SellerContests, new ContestPayload("It was signed for.")),
        ["CastVote"] = async story => await Contested(story) ? await Give(story, CommandKind.CastVote, Party.Reviewer, Story.Ballot(true), Seat.Marketplace) : throw new InvalidOperationException(),
        ["PayDebt"] = async story => await Owing(story) ? await Give(story, CommandKind.PayDebt, Party.Seller, new DebtPaymentPayload(8_000), debt: story.Debt) : throw new InvalidOperationException(),
        ["PromisePayment"] = async story => await Owing(story)
            ? await Give(story, CommandKind.PromisePayment, Party.Seller, new PromisePayload(story.Now.AddDays(3), 8_000), debt: story.Debt)
            : throw new InvalidOperationException(),
        ["AskInstalments"] = async story => await Owing(story)
            ? await Give(story, CommandKind.AskInstalments, Party.Seller, new InstalmentsPayload(3, "A slow winter."), debt: story.Debt)
            : throw new InvalidOperationException(),
    };

    public static TheoryData<string> EachAct => [.. Acts.Keys];

    [Trait("Case", "42")]
    [Theory]
    [MemberData(nameof(EachAct))]
    public async Task While_an_act_is_under_way_the_page_says_so_and_nothing_stale(string act)
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Begin(new Market { HasPaymentMethod = act is "SellerPays" or "BuyerAccepts" }, act is "PayDebt" ? service.Serve : null);
        CommandReceipt receipt = await Acts[act](story);
        Assert.True(receipt.Accepted, receipt.Refusal?.Detail);

        foreach (LinkPurpose purpose in new[] { LinkPurpose.BuyerCase, LinkPurpose.SellerCase })
        {
            await IsNeutral(story, await story.LinkPath(purpose));
        }

        await Launch.Wake(story.Client, receipt);
        await story.Idle();
        string path = await story.LinkPath(LinkPurpose.BuyerCase);
        Assert.DoesNotContain("takes a moment", await story.Http.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LinkPurpose.BuyerCase, "We have your withdrawal; this takes a moment.")]
    [InlineData(LinkPurpose.SellerCase, "The case is just moving on; this takes a moment.")]
    public async Task Each_side_reads_what_it_did_itself(LinkPurpose purpose, string sentence)
    {
        await using Story story = await Begin();
        await Acts["BuyerWithdraws"](story);

        Assert.Contains(sentence, await story.Http.GetStringAsync(await story.LinkPath(purpose)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_expert_reads_nothing_stale_after_an_opinion_or_a_vote(bool vote)
    {
        await using Story story = await Begin(new Market { FraudBand = vote ? FraudBand.Clear : FraudBand.Review });
        if (vote)
        {
            await Contested(story);
        }

        await (vote
            ? Give(story, CommandKind.CastVote, Party.Expert, Story.Ballot(true), Seat.Independent)
            : Give(story, CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(false, "Genuine.")));

        await IsNeutral(story, await story.LinkPath(vote ? LinkPurpose.IndependentVote : LinkPurpose.ExpertOpinion));
    }

    [Theory]
    [InlineData("DecideFraud")]
    [InlineData("ApprovePayout")]
    [InlineData("RejectPayout")]
    public async Task Staff_read_nothing_stale_after_a_decision(string act)
    {
        bool fraud = act == "DecideFraud";
        await using Story story = await Begin(new Market { FraudBand = fraud ? FraudBand.Review : FraudBand.Clear, PriceMinor = 150_000 });
        await story.Pass(TimeSpan.FromDays(4));
        await (fraud
            ? Give(story, CommandKind.DecideFraud, Party.Investigator, new FraudOpinionPayload(false, "Genuine."))
            : Give(story, act == "ApprovePayout" ? CommandKind.ApprovePayout : CommandKind.RejectPayout, Party.Approver, new ReasonPayload("So be it.")));
        HttpResponseMessage signedIn = await Post(story, "/staff/sign-in", ("key", story.StaffKey("ines")));
        story.Http.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        await IsNeutral(story, $"/staff/claim/{story.Claim}");
    }

    [Fact]
    public async Task After_an_appeal_the_page_waits_for_the_review()
    {
        await using Story story = await Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Store.Write(db => Task.FromResult(db.Appeals.Add(new AppealRecord
        {
            ClaimId = story.Claim,
            Number = 1,
            Origin = AppealOrigin.SellerAppeals,
            Statement = "There is new information that nobody knew before.",
            OpenedAt = story.Now,
        })));
        string path = await story.LinkPath(LinkPurpose.SellerCase);

        Assert.Contains("We have your appeal; this takes a moment.", await IsNeutral(story, path), StringComparison.Ordinal);
        await Launch.Appeal(story.Client, story.Claim, 1);
        await story.Idle();
        Assert.DoesNotContain("takes a moment", await story.Http.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Trait("Case", "42")]
    [Theory]
    [InlineData(LinkPurpose.BuyerCase, "withdraw", "Done: you withdrew the claim.", "You withdrew your claim.")]
    [InlineData(LinkPurpose.SellerCase, "pay", "Done: you pay the claim.", "You paid the claim.")]
    public async Task What_was_done_is_said_once_beside_what_is_so(LinkPurpose purpose, string slug, string done, string headline)
    {
        await using Story story = await Story.Begin(new Market { HasPaymentMethod = true });
        string path = await story.LinkPath(purpose);
        string confirm = await (await Post(story, $"{path}/do/{slug}", ("reason", "Solved"))).Content.ReadAsStringAsync();
        HttpResponseMessage acted = await Post(story, $"{path}/do/{slug}", ("reason", "Solved"), ("nonce", CodeIn(confirm)));
        Assert.Equal(HttpStatusCode.SeeOther, acted.StatusCode);

        using HttpRequestMessage after = new(HttpMethod.Get, acted.Headers.Location);
        after.Headers.Add("Cookie", acted.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        HttpResponseMessage page = await story.Http.SendAsync(after);
        string read = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Contains(done, read, StringComparison.Ordinal);
        Assert.DoesNotContain("please answer", read, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("We asked the seller", read, StringComparison.Ordinal);
        Assert.Contains("expires=Thu, 01 Jan 1970", page.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);

        await story.Idle();
        string later = await story.Http.GetStringAsync(acted.Headers.Location);
        Assert.DoesNotContain("Done:", later, StringComparison.Ordinal);
        Assert.Contains(headline, later, StringComparison.Ordinal);
    }

    // What is held back does not come, however long a page waits for it.
    private static Task<Story> Begin(Market? market = null, Action<IServiceCollection>? services = null) =>
        Story.Begin(market, held => { services?.Invoke(held); held.AddSingleton(new Patience(TimeSpan.Zero)); });

    private static async Task<string> IsNeutral(Story story, string path)
    {
        HttpResponseMessage response = await story.Http.GetAsync(path);
        string page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, "2"), (response.StatusCode, response.Headers.GetValues("Refresh").Single()));
        Assert.Contains("this takes a moment.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"until", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/do/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"headline\"", page, StringComparison.Ordinal);
        return page;
    }

    private static Task<CommandReceipt> Give(Story story, CommandKind kind, Party party, object payload, Seat? seat = null, DebtId? debt = null) =>
        story.Give(kind, party, payload, seat: seat, debt: debt, wake: false);

    // An answer that can be taken back is under way only from its moment on.
    private static async Task<CommandReceipt> Settled(Story story, CommandKind kind, object payload)
    {
        CommandReceipt receipt = await Give(story, kind, Party.Seller, payload);
        await story.Pass(TimeSpan.FromMinutes(61));
        return receipt;
    }

    private static async Task<CommandReceipt> Countered(Story story)
    {
        CommandReceipt receipt = await Give(story, CommandKind.BuyerCounters, Party.Buyer, new CounterOfferPayload(5_000, "USD"));
        await SettledNow(story);
        return receipt;
    }

    private static async Task<bool> SettledNow(Story story)
    {
        await story.Pass(TimeSpan.FromMinutes(61));
        return true;
    }

    private static async Task<bool> Offered(Story story)
    {
        await story.SellerOffers(3_000);
        await story.Pass(TimeSpan.FromMinutes(61));
        return true;
    }

    private static async Task<bool> Contested(Story story)
    {
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        return true;
    }

    private static async Task<bool> Owing(Story story)
    {
        await story.Pass(TimeSpan.FromHours(73));
        return true;
    }
}
