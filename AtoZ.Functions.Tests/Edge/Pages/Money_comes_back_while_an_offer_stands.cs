using System.Net;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>What was offered, asked for or agreed on is worth no more than is still missing: the pages say what would be paid by now.</summary>
public sealed class Money_comes_back_while_an_offer_stands
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);

    [Fact]
    public async Task The_offer_says_what_it_is_worth_by_now_and_no_counter_offer_is_asked_for_where_none_is_possible()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.Refunded(3_000);
        await story.SellerOffers(4_000);
        await story.Pass(Settled);
        string path = await story.LinkPath(LinkPurpose.BuyerCase);
        string form = await Read(await story.Http.GetAsync(path + "/do/counter"));
        Assert.Contains("More than $40.00 and at most $50.00.", form, StringComparison.Ordinal);
        await story.Refunded(2_000);

        foreach (Party party in new[] { Party.Buyer, Party.Seller })
        {
            Assert.Equal(Usd(3_000), (await story.Page(party)).Offer!.ByNow);
        }

        string page = await Read(await story.Http.GetAsync(path));
        Assert.Contains("part refund: $30.00", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("It was $40.00. Meanwhile money came back another way: no more than $30.00 is", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/do/counter", page, StringComparison.Ordinal);
        Assert.Contains("The offer is worth all that is still missing, so that you cannot ask for more", page, StringComparison.Ordinal);

        Assert.Equal("COUNTER_NO_ROOM", (await story.BuyerCounters(3_000)).Refusal?.Code);
        Assert.Equal(HttpStatusCode.Conflict, (await story.Http.GetAsync(path + "/do/counter")).StatusCode);
        await story.BuyerAccepts();
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(3_000, (await story.Record()).PaidMinor);
        Assert.Equal(Usd(4_000), (await story.Page(Party.Buyer)).Offer!.ByNow);
    }

    [Fact]
    public async Task A_counter_offer_is_possible_as_long_as_the_offer_leaves_something()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(4_000);
        await story.Pass(Settled);
        await story.Refunded(3_999);
        Assert.True((await story.BuyerCounters(4_001)).Accepted);
    }

    [Fact]
    public async Task A_counter_offer_says_what_it_is_worth_by_now()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(2_000);
        await story.Pass(Settled);
        await story.BuyerCounters(6_000);
        await story.Pass(Settled);
        await story.Refunded(3_000);

        CasePageView page = await story.Page(Party.Seller);
        Assert.Equal("The buyer would settle for $50.00: accept, or answer otherwise.", page.Turn.Headline);
        Assert.Equal(Usd(5_000), page.Offer!.ByNow);
        Assert.Equal("Accept the counter-offer and pay $50.00", page.Actions.Single(a => a.Slug == "agree").Title);
        Assert.Equal(
            "You asked for $60.00, of which $50.00 is still missing: the seller may accept, or answer otherwise.",
            (await story.Page(Party.Buyer)).Turn.Headline);
        foreach (string language in Languages.All)
        {
            string headline = (await story.Page(Party.Buyer, language)).Turn.Headline;
            Assert.True(headline.Contains("60", StringComparison.Ordinal) && headline.Contains("50", StringComparison.Ordinal), headline);
        }
    }

    [Fact]
    public async Task A_return_says_what_is_paid_for_it_by_now_and_what_was_agreed_on()
    {
        await using Story story = await Story.SendingBack();
        Assert.Contains(("Paid once it is back", "$80.00"), (await story.Page(Party.Buyer)).Return);
        Assert.DoesNotContain((await story.Page(Party.Buyer)).Return, f => f.Label.StartsWith("Agreed on", StringComparison.Ordinal));
        await story.Refunded(3_000);

        foreach (Party party in new[] { Party.Buyer, Party.Seller })
        {
            CasePageView page = await story.Page(party);
            Assert.Contains(("Paid once it is back", "$50.00"), page.Return);
            Assert.Contains(("Agreed on, before money came back another way", "$80.00"), page.Return);
        }

        await story.Waives();
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(5_000, (await story.Record()).PaidMinor);
        Assert.Contains(("Paid once it is back", "$50.00"), (await story.Page(Party.Buyer)).Return);
    }

    private static Money Usd(long minor) => new(minor, "USD");
}
