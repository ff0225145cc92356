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
}
