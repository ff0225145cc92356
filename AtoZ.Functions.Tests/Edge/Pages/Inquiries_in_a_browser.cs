using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Payments.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>PROCESS §0 on two phones: the seller answers, the buyer makes it a claim with one click, or a refund settles it.</summary>
public class Inquiries_in_a_browser
{
    [BrowserFact]
    public async Task The_seller_answers_and_one_click_makes_it_a_claim()
    {
        await using Story story = await Story.Asked();
        await using Browser browser = await Browser.Start();
        IPage seller = await browser.Page(story.Http.BaseAddress!);
        await seller.GotoAsync(await story.LinkPath(LinkPurpose.SellerCase));
        await Assertions.Expect(seller.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("asks you for help");
        await Look(seller, "inquiry-1-seller");
        await seller.GetByLabel("Your message").FillAsync("Please change your review, then I refund.");
        await seller.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(seller.GetByRole(AriaRole.Alert)).ToContainTextAsync("You may not ask for a review");
        await Look(seller, "inquiry-2-refused");
        await seller.GetByRole(AriaRole.Radio, new() { Name = "Show where the parcel is" }).CheckAsync();
        await seller.GetByLabel("Your message").FillAsync("It is on its way.");
        await seller.GetByLabel("Tracking number").FillAsync("JD0146<b>");
        await seller.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(seller.GetByRole(AriaRole.Status)).ToContainTextAsync("Sent.");
        await story.Idle();

        IPage buyer = await browser.Page(story.Http.BaseAddress!);
        await buyer.GotoAsync(await story.LinkPath(LinkPurpose.BuyerCase));
        await Assertions.Expect(buyer.GetByText("tracking JD0146<b>")).ToBeVisibleAsync();
        await Look(buyer, "inquiry-3-buyer");
        await buyer.GetByRole(AriaRole.Button, new() { Name = "Let it file itself" }).ClickAsync();
        Assert.True((await story.Inquiry()).FilesItself);
        await story.Pass(TimeSpan.FromHours(49));
        await buyer.GotoAsync(await story.LinkPath(LinkPurpose.BuyerCase));
        await Assertions.Expect(buyer.GetByText("The seller sent the tracking.")).ToBeVisibleAsync();

        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
    }

    [BrowserFact]
    public async Task A_refund_shows_first_what_it_does()
    {
        await using Story story = await Story.Asked(new Market { HasPaymentMethod = true });
        await using Browser browser = await Browser.Start();
        IPage seller = await browser.Page(story.Http.BaseAddress!);
        await seller.GotoAsync(await story.LinkPath(LinkPurpose.SellerCase) + "?lang=de");
        await seller.GetByRole(AriaRole.Radio, new() { Name = "Erstatten" }).CheckAsync();
        await seller.GetByRole(AriaRole.Button, new() { Name = "Senden", Exact = true }).ClickAsync();
        await Look(seller, "inquiry-4-refund");
        Assert.Equal(InquiryState.Open, (await story.Inquiry()).State);
        await seller.GetByRole(AriaRole.Button, new() { NameRegex = new("^Ja, ", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Assertions.Expect(seller.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Erledigt");
        await Look(seller, "inquiry-5-settled");

        Assert.Equal((InquiryState.Settled, 8_000L), ((await story.Inquiry()).State, (await story.Inquiry()).RefundedMinor));
    }

    [BrowserFact]
    public async Task Money_on_its_way_is_said_to_both_and_the_claim_takes_other_items_along()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Pend);
        await using Story story = await Story.Asked(new Market { HasPaymentMethod = true }, services: service.Serve);
        await story.Orders(2, 3_000);
        await story.SellerRefunds(2_000);
        await using Browser browser = await Browser.Start();
        IPage seller = await browser.Page(story.Http.BaseAddress!, 1280, ColorScheme.Dark);
        await seller.GotoAsync(await story.LinkPath(LinkPurpose.SellerCase));
        await Assertions.Expect(seller.GetByRole(AriaRole.Status)).ToContainTextAsync("The refund is on its way.");
        await Assertions.Expect(seller.GetByText("refund of $20.00: the money is on its way")).ToBeVisibleAsync();
        await Assertions.Expect(seller.GetByRole(AriaRole.Radio, new() { Name = "Refund" })).ToHaveCountAsync(0);
        await Look(seller, "inquiry-6-under-way");

        await story.Pass(TimeSpan.FromHours(48));
        IPage buyer = await browser.Page(story.Http.BaseAddress!);
        await buyer.GotoAsync(await story.LinkPath(LinkPurpose.BuyerCase));
        await buyer.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Look(buyer, "inquiry-7-other-items");
        await buyer.GetByRole(AriaRole.Button, new() { Name = "Turn it into a claim" }).ClickAsync();
        await story.Idle();

        Assert.Equal(["1: 0 None", "2: 0 None"], await story.Lines());
    }

    [Fact]
    public async Task Reading_the_page_changes_nothing_and_a_form_without_its_code_does_nothing()
    {
        await using Story story = await Story.Asked();
        string path = await story.LinkPath(LinkPurpose.BuyerCase);
        long revision = (await story.Inquiry()).Revision;
        Assert.True((await story.Http.GetAsync(path)).IsSuccessStatusCode);
        using HttpResponseMessage refused = await story.Http.PostAsync(path + "/inquiry/claim", new FormUrlEncodedContent([]));
        using HttpResponseMessage sellers = await story.Http.PostAsync(await story.LinkPath(LinkPurpose.SellerCase) + "/inquiry/solved", new FormUrlEncodedContent([]));

        Assert.Equal((422, 422), ((int)refused.StatusCode, (int)sellers.StatusCode));
        Assert.Equal((InquiryState.Open, revision), ((await story.Inquiry()).State, (await story.Inquiry()).Revision));
        Assert.Equal(404, (int)(await story.Http.PostAsync("/case/nothing/inquiry/claim", new FormUrlEncodedContent([]))).StatusCode);
    }

    private static async Task Look(IPage page, string name)
    {
        await Browser.Shot(page, name);
        await Accessibility.Check(page);
    }
}
