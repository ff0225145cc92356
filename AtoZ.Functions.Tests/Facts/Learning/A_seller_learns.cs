using System.Net;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Learning;

/// <summary>PROCESS §14: the seller's page by the seller's own link.</summary>
public class A_seller_learns
{
    [Fact]
    public async Task A_silent_seller_reads_why_and_what_would_have_avoided_it()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromDays(4));
        string path = await story.LinkPath(LinkPurpose.SellerCase);

        Assert.Contains($"href=\"{path}/lessons\"", await story.Http.GetStringAsync(path), StringComparison.Ordinal);
        string page = WebUtility.HtmlDecode(await story.Http.GetStringAsync(path + "/lessons"));
        Assert.Contains("Late answer", page, StringComparison.Ordinal);
        Assert.Contains("No tracking", page, StringComparison.Ordinal);
        Assert.Contains("A comparison is shown once", page, StringComparison.Ordinal);
        Assert.Contains("Sendungsverfolgung", WebUtility.HtmlDecode(await story.Http.GetStringAsync(path + "/lessons?lang=de")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_buyers_link_and_a_wrong_one_open_no_lessons()
    {
        await using Story story = await Story.Begin();
        string buyer = await story.LinkPath(LinkPurpose.BuyerCase);

        Assert.Equal(HttpStatusCode.Forbidden, (await story.Http.GetAsync(buyer + "/lessons")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await story.Http.GetAsync("/case/wrong/lessons")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await story.Http.GetAsync("/staff/seller/seller-1")).StatusCode);
    }

    [Fact]
    public async Task No_other_seller_is_named_and_no_buyer()
    {
        await using Story story = await Story.Begin();
        await Crowd(story);

        SellerLessons lessons = await story.Services.GetRequiredService<LearningDesk>().Of((await story.Record()).SellerId);
        string page = await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.SellerCase) + "/lessons");

        Assert.Equal(6, lessons.Comparison?.Sellers);
        Assert.DoesNotContain("crowd-", page, StringComparison.Ordinal);
        Assert.DoesNotContain((await story.Record()).BuyerId, page, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_page_reads_well_in_every_language()
    {
        await using Story story = await Story.Begin();
        await Crowd(story);
        await story.Pass(TimeSpan.FromDays(4));
        await using Browser browser = await Browser.Start();
        IPage page = await browser.Page(story.Http.BaseAddress!, 390);
        foreach (string language in Functions.Texts.Languages.All)
        {
            await page.GotoAsync($"{await story.LinkPath(LinkPurpose.SellerCase)}/lessons?lang={language}");
            await Browser.Shot(page, $"lessons-{language}");
            await Accessibility.Check(page);
        }

        IPage staff = await browser.Page(story.Http.BaseAddress!, 1280);
        await staff.GotoAsync("/staff");
        await staff.GetByLabel("Staff key").FillAsync(story.StaffKey("carl"));
        await staff.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await staff.GotoAsync($"/staff/claim/{story.Claim}");
        await staff.GetByRole(AriaRole.Link, new() { Name = "What the seller's claims teach" }).ClickAsync();
        await Browser.Shot(staff, "lessons-staff");
        await Accessibility.Check(staff);
    }

    // Six other sellers of 20 lines each, and 20 lines more of the story's own.
    private static async Task Crowd(Story story)
    {
        string own = (await story.Record()).SellerId;
        await story.Store.Write(db =>
        {
            foreach (string seller in Enumerable.Range(1, 6).Select(i => $"crowd-{i}").Append(own))
            {
                db.OrderLines.AddRange(Enumerable.Range(1, 20).Select(i => new OrderLine
                {
                    OrderId = $"{seller}-{i}",
                    Line = 1,
                    BuyerId = "b",
                    SellerId = seller,
                    ProductId = "p",
                    Quantity = 1,
                    UnitPriceMinor = 100,
                    FreightMinor = 0,
                    Currency = "USD",
                    Status = "delivered",
                    PurchasedAt = Market.Start.AddDays(-9),
                }));
            }

            return Task.CompletedTask;
        });
    }
}
