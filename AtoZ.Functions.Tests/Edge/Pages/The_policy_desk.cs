using System.Net;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Playwright;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>Two people bring a policy pack into force, by tapping.</summary>
public class The_policy_desk
{
    [BrowserFact]
    public async Task An_author_drafts_and_an_approver_publishes()
    {
        await using Story story = await Story.Begin();
        await using Browser browser = await Browser.Start();
        IPage pia = await SignedIn(story, browser, "pia", 390);
        await pia.GotoAsync("/staff/policy");
        await Look(pia, "policy-1-packs");
        await pia.GetByLabel("Version").FillAsync("2099-01");
        await pia.GetByRole(AriaRole.Button, new() { Name = "Draft" }).ClickAsync();
        await pia.GetByText("eligibility: ").ClickAsync();
        await pia.GetByRole(AriaRole.Link, new() { Name = "eligibility.opensAfterEstimatedDelivery" }).ClickAsync();
        await pia.GetByLabel("Value").FillAsync("P40D");
        await pia.GetByLabel("Source").FillAsync("Own choice: a test");
        await Look(pia, "policy-2-number");
        await pia.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Assertions.Expect(pia.GetByRole(AriaRole.Status)).ToContainTextAsync("The number is changed");
        await Look(pia, "policy-3-draft");
        Assert.Equal(0, await pia.GetByRole(AriaRole.Button, new() { Name = "Approve as shown" }).CountAsync());

        IPage anna = await SignedIn(story, browser, "anna", 1280);
        await anna.GotoAsync("/staff/policy/2099-01");
        await anna.GetByLabel("What the approval rests on").FillAsync("The board's decision.");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Approve as shown" }).ClickAsync();
        await Assertions.Expect(anna.GetByRole(AriaRole.Status)).ToContainTextAsync("The pack is approved");
        await anna.GetByLabel("Holds from (UTC)").FillAsync("2099-01-01T00:00");
        await Look(anna, "policy-4-approved");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Assertions.Expect(anna.GetByRole(AriaRole.Status)).ToContainTextAsync("The pack is published");
        await Look(anna, "policy-5-published");
    }

    [Fact]
    public async Task The_desk_is_for_staff_alone_and_says_why_something_did_not_work()
    {
        await using Story story = await Story.Begin();
        Assert.Equal(HttpStatusCode.SeeOther, (await story.Http.GetAsync("/staff/policy")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(story, "/staff/policy", ("version", "2099-01"))).StatusCode);
        HttpResponseMessage signedIn = await Post(story, "/staff/sign-in", ("key", story.StaffKey("pia")));
        story.Http.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        Assert.Equal(HttpStatusCode.OK, (await story.Http.GetAsync("/staff/policy/2026-11")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await story.Http.GetAsync("/staff/policy/none")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(story, "/staff/policy", ("version", "2026-11"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(story, "/staff/policy", ("version", "2099-01"))).StatusCode);
        HttpResponseMessage wrong = await Post(story, "/staff/policy/2099-01/number", ("path", "$.offers.maximumRounds"), ("value", "many"), ("source", "Own choice: a test"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("$.offers.maximumRounds.value must be a whole number", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(story, "/staff/policy/2099-01/approve", ("packHash", "x"), ("reason", "x"))).StatusCode);
    }

    private static async Task<IPage> SignedIn(Story story, Browser browser, string name, int width)
    {
        IPage page = await browser.Page(story.Http.BaseAddress!, width);
        await page.GotoAsync("/staff");
        await page.GetByLabel("Staff key").FillAsync(story.StaffKey(name));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{name}'s queue");
        return page;
    }

    private static async Task Look(IPage page, string name)
    {
        await Browser.Shot(page, name);
        await Accessibility.Check(page);
    }
}
