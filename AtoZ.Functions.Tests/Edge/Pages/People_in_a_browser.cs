using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>Buyer and seller on their phones, in the real app.</summary>
public class People_in_a_browser
{
    [BrowserFact]
    public async Task A_seller_offers_and_the_buyer_accepts_by_tapping()
    {
        await using Story story = await Story.Begin(new Market { HasPaymentMethod = true });
        await using Browser browser = await Browser.Start();
        IPage seller = await browser.Page(story.Http.BaseAddress!);
        await seller.GotoAsync(await story.LinkPath(LinkPurpose.SellerCase));
        await Look(seller, "seller-1-asked");
        await seller.GetByRole(AriaRole.Link, new() { Name = "Make an offer" }).ClickAsync();
        await Look(seller, "seller-2-offer");
        await seller.GetByRole(AriaRole.Radio, new() { Name = "part refund" }).CheckAsync();
        await seller.GetByLabel("Amount in USD").FillAsync("30,50");
        await seller.GetByLabel("A word to the buyer").FillAsync("I am sorry. It was the carrier.");
        await seller.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(seller.GetByText("If accepted, the buyer is paid $30.50.")).ToBeVisibleAsync();
        await Look(seller, "seller-3-confirm");
        await seller.GetByRole(AriaRole.Button, new() { Name = "Yes, send the offer" }).ClickAsync();
        await Assertions.Expect(seller.GetByRole(AriaRole.Status)).ToContainTextAsync("Your offer is stored");
        await Look(seller, "seller-4-stored");
        await story.Pass(TimeSpan.FromHours(2));

        IPage buyer = await browser.Page(story.Http.BaseAddress!);
        await buyer.GotoAsync(await story.LinkPath(LinkPurpose.BuyerCase));
        await Assertions.Expect(buyer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The seller made you an offer: accept or decline.");
        await Look(buyer, "buyer-1-offer");
        await buyer.GetByRole(AriaRole.Link, new() { Name = "Accept the offer" }).ClickAsync();
        await Look(buyer, "buyer-2-accept");
        await buyer.GetByRole(AriaRole.Button, new() { Name = "Yes, accept" }).ClickAsync();
        await story.Idle();
        await buyer.GotoAsync(await story.LinkPath(LinkPurpose.BuyerCase));
        await Look(buyer, "buyer-3-settled");

        Assert.Equal((ClaimOutcome.SettledByOffer, 3050L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
    }

    [BrowserFact]
    public async Task A_seller_contests_with_the_keyboard_alone_and_the_expert_votes()
    {
        await using Story story = await Story.Begin();
        await using Browser browser = await Browser.Start();
        IPage page = await browser.Page(story.Http.BaseAddress!, 1280, ColorScheme.Dark);
        await page.GotoAsync(await story.LinkPath(LinkPurpose.SellerCase));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await TabTo(page, "Contest the claim");
        await Look(page, "keyboard-1-case");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Why is the claim not justified?")).ToBeVisibleAsync();
        await TabTo(page, "reason");
        await page.Keyboard.TypeAsync("The carrier has the buyer's signature.");
        await TabTo(page, "Continue");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes, contest" })).ToBeVisibleAsync();
        await TabTo(page, "Yes, contest");
        await Look(page, "keyboard-2-confirm");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await story.Pass(TimeSpan.FromHours(2));

        Assert.Equal(ClaimStatus.InReview, (await story.Record()).Status);
        IPage expert = await browser.Page(story.Http.BaseAddress!);
        await expert.GotoAsync(await story.LinkPath(LinkPurpose.IndependentVote));
        await Look(expert, "expert-1-masked");
        string text = await expert.InnerTextAsync("body");
        Assert.DoesNotContain("seller-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("buyer-1", text, StringComparison.Ordinal);
        await expert.GetByRole(AriaRole.Link, new() { Name = "Cast your vote" }).ClickAsync();
        await Look(expert, "expert-2-vote");
    }

    [Trait("Category", "Long")]
    [BrowserFact]
    public async Task Every_page_fits_a_small_phone_in_every_language_and_scheme()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromDays(4));
        await using Browser browser = await Browser.Start();
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            IPage page = await browser.Page(story.Http.BaseAddress!, 320, scheme);
            foreach (string language in Texts.Languages())
            {
                foreach (LinkPurpose purpose in new[] { LinkPurpose.BuyerCase, LinkPurpose.SellerCase })
                {
                    await page.GotoAsync($"{await story.LinkPath(purpose)}?lang={language}");
                    await Look(page, $"small-{purpose}-{language}-{scheme}");
                }
            }

            foreach (string address in new[] { "/", "/dev/mail", "/staff/sign-in", "/case/wrong", "/lost-link" })
            {
                await page.GotoAsync(address);
                await Look(page, $"small{address.Replace('/', '-')}-{scheme}");
            }
        }
    }

    [BrowserFact]
    public async Task A_lost_link_is_got_back_on_a_phone_by_the_keyboard()
    {
        await using Story story = await Story.Begin();
        await using Browser browser = await Browser.Start();
        IPage page = await browser.Page(story.Http.BaseAddress!, 390);
        await page.GotoAsync("/case/wrong?lang=en");
        await page.GetByRole(AriaRole.Link, new() { Name = "Get a new link" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Get a new link");
        await page.GetByLabel("Order number").FocusAsync();
        await page.Keyboard.TypeAsync("order-1");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("buyer@example.com");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Look into your mailbox");
        await Look(page, "lost-link-390");
        await story.Idle();
        Assert.True(await story.Store.Read(db => db.Mails.AnyAsync(m => m.Key.Contains(":LinkAsked:Buyer:"))));
    }

    [BrowserFact]
    public async Task Staff_find_their_work_and_a_claim()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromDays(4));
        await using Browser browser = await Browser.Start();
        foreach (int width in new[] { 390, 1280 })
        {
            IPage page = await browser.Page(story.Http.BaseAddress!, width);
            await page.GotoAsync("/staff");
            await page.GetByLabel("Staff key").FillAsync(story.StaffKey("carl"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("carl's queue");
            await Look(page, $"staff-1-queue-{width}");
            await page.GetByLabel("Claim, order, buyer or seller").FillAsync("order-1");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToContainTextAsync("1 found");
            await Look(page, $"staff-2-search-{width}");
            await page.GotoAsync($"/staff/claim/{story.Claim}");
            await Look(page, $"staff-3-claim-{width}");
            await page.GotoAsync("/staff/money");
            await Look(page, $"staff-4-money-{width}");
            await page.GotoAsync("/staff/fraud");
            await Look(page, $"staff-5-fraud-{width}");
        }
    }

    [BrowserFact]
    public async Task A_buyer_is_asked_for_more_on_a_phone()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Asks(Party.Buyer, "The photo is too dark to read the label.");
        await using Browser browser = await Browser.Start();
        foreach (int width in new[] { 390, 1280 })
        {
            IPage page = await browser.Page(story.Http.BaseAddress!, width);
            await page.GotoAsync(await story.LinkPath(LinkPurpose.BuyerCase));
            await Look(page, $"request-1-asked-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = "That is all I have" }).First.ClickAsync();
            await Look(page, $"request-2-answer-{width}");
        }
    }

    private static async Task Look(IPage page, string name)
    {
        await Browser.Shot(page, name);
        await Accessibility.Check(page);
    }

    private static async Task TabTo(IPage page, string nameOrText)
    {
        for (int i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            string focused = await page.EvaluateAsync<string>("(document.activeElement.name || '') + '|' + document.activeElement.textContent");
            if (focused.Contains(nameOrText, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach '{nameOrText}'.");
    }

    private static class Texts
    {
        public static IReadOnlyList<string> Languages() => Functions.Texts.Languages.All;
    }
}
