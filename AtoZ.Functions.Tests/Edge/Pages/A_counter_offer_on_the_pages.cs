using System.Net;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>A counter-offer in a browser: the buyer's form says its bounds, the seller accepts with one click and a confirmation, both read the history.</summary>
public sealed class A_counter_offer_on_the_pages
{
    [Fact]
    public async Task Is_made_by_a_form_and_accepted_by_a_click()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(2_000);
        await story.Pass(TimeSpan.FromMinutes(61));
        string buyer = await story.LinkPath(LinkPurpose.BuyerCase);
        Assert.Contains("/do/counter\"", await story.Http.GetStringAsync(buyer), StringComparison.Ordinal);
        Assert.Contains("More than $20.00 and at most $80.00.", await Read(await story.Http.GetAsync(buyer + "/do/counter")), StringComparison.Ordinal);

        HttpResponseMessage tooLittle = await Post(story, buyer + "/do/counter", ("amount", "20.00"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLittle.StatusCode);
        Assert.Contains("asks for more than was offered", await Read(tooLittle), StringComparison.Ordinal);
        string confirm = await Read(await Post(story, buyer + "/do/counter", ("amount", "50.00"), ("reason", "It cost me a day.")));
        Assert.Contains("If accepted, the buyer is paid $50.00.", confirm, StringComparison.Ordinal);
        HttpResponseMessage given = await Post(story, buyer + "/do/counter", ("amount", "50.00"), ("reason", "It cost me a day."), ("nonce", CodeIn(confirm)));
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        await story.Pass(TimeSpan.FromMinutes(61));

        Assert.Contains("Your counter-offer (number 2 of at most 3)", await Read(await story.Http.GetAsync(buyer)), StringComparison.Ordinal);
        string seller = await story.LinkPath(LinkPurpose.SellerCase);
        string page = await Read(await story.Http.GetAsync(seller));
        Assert.Contains("The buyer's counter-offer (number 2 of at most 3)", page, StringComparison.Ordinal);
        Assert.Contains("Your offer (number 1 of at most 3)", page, StringComparison.Ordinal);
        Assert.Contains("It cost me a day.", page, StringComparison.Ordinal);
        string asked = await Read(await story.Http.GetAsync(seller + "/do/agree"));
        Assert.Contains("Accept the counter-offer and pay $50.00", asked, StringComparison.Ordinal);
        await Post(story, seller + "/do/agree", ("nonce", CodeIn(asked)));
        await story.Idle();
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(5_000, (await story.Record()).PaidMinor);
    }

    [Theory]
    [InlineData(Remedy.Return, 5_000, "You ask for money and keep the item.", "for how much money you would keep the item")]
    [InlineData(Remedy.Replacement, 0, "You ask for money instead of what was offered.", "how much money would settle it instead")]
    public async Task Says_that_money_is_asked_for_where_something_else_was_offered(
        Remedy offered, long amountMinor, string leadsTo, string about)
    {
        await using Story story = await Story.Arrived(new Market { HeldMinor = 20_000 });
        await story.Filed(ClaimKind.Defective, Remedy.Return, null, "image/jpeg");
        Assert.True((await story.SellerOffers(amountMinor, offered)).Accepted);
        await story.Pass(TimeSpan.FromMinutes(61));
        string path = await story.LinkPath(LinkPurpose.BuyerCase) + "/do/counter";

        string form = await Read(await story.Http.GetAsync(path));
        Assert.Contains("More than zero and at most $80.00.", form, StringComparison.Ordinal);
        Assert.Contains(leadsTo, form, StringComparison.Ordinal);
        Assert.Contains(about, form, StringComparison.Ordinal);
        Assert.DoesNotContain("more than the offer", form, StringComparison.Ordinal);
        string confirm = await Read(await Post(story, path, ("amount", "30.00"), ("reason", "")));
        Assert.Contains(leadsTo, confirm, StringComparison.Ordinal);
        await Post(story, path, ("amount", "30.00"), ("reason", ""), ("nonce", CodeIn(confirm)));
        await story.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal([OfferState.Countered, OfferState.Open], (await story.Seen(Party.Buyer)).Offers.Select(o => o.State));
    }
}
