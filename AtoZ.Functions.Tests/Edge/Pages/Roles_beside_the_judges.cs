using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>Support, auditor and administrator at their pages.</summary>
public class Roles_beside_the_judges
{
    [Trait("Category", "Long")]
    [BrowserFact]
    public async Task Support_sends_a_mail_again_and_the_auditor_finds_it_on_the_record()
    {
        await using Story story = await Story.Begin();
        await using Browser browser = await Browser.Start();
        IPage sara = await SignedIn(story, browser, "sara");
        await sara.GotoAsync($"/staff/claim/{story.Claim}");
        await Look(sara, "roles-1-mails");
        await sara.GetByRole(AriaRole.Button, new() { Name = "Send again" }).First.ClickAsync();
        await Assertions.Expect(sara.GetByRole(AriaRole.Status)).ToContainTextAsync("The mail is sent once more.");
        Assert.Equal(1, await story.Store.Read(db => db.Mails.CountAsync(m => m.Key.Contains(":again/"))));

        IPage emil = await SignedIn(story, browser, "emil");
        await emil.GetByRole(AriaRole.Link, new() { Name = "Record", Exact = true }).ClickAsync();
        await emil.GetByLabel("Words, or the id of a claim").FillAsync("sara");
        await emil.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(emil.GetByText("A mail was sent once more.")).ToBeVisibleAsync();
        await Look(emil, "roles-2-record");
        await emil.GetByRole(AriaRole.Link, new() { Name = story.Claim.Value }).First.ClickAsync();
        Assert.Equal(0, await emil.GetByRole(AriaRole.Button, new() { Name = "Send again" }).CountAsync());
        await emil.GotoAsync("/staff/people");
        await Assertions.Expect(emil.GetByText("This needs the role Administrator.")).ToBeVisibleAsync();
    }

    [Trait("Category", "Long")]
    [BrowserFact]
    public async Task An_administrator_ends_somebody_s_access_and_takes_them_back()
    {
        await using Story story = await Story.Begin();
        await using Browser browser = await Browser.Start();
        IPage ruth = await SignedIn(story, browser, "ruth");
        IPage alma = await SignedIn(story, browser, "alma");
        await alma.GetByRole(AriaRole.Link, new() { Name = "People" }).ClickAsync();
        await alma.GetByLabel("Name, as decisions carry it").FillAsync("ruth");
        await alma.GetByLabel("Reason (kept)").First.FillAsync("Her last day.");
        await alma.GetByRole(AriaRole.Button, new() { Name = "End their access now" }).ClickAsync();
        await Assertions.Expect(alma.GetByRole(AriaRole.Status)).ToContainTextAsync("The person is gone");
        await Look(alma, "roles-3-people");

        await ruth.GotoAsync("/staff");
        await Assertions.Expect(ruth.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You have no access any more");
        IPage omar = await SignedIn(story, browser, "omar");
        await Assertions.Expect(omar.GetByText("it needs 4 of the role Reviewer, there are 3")).ToBeVisibleAsync();

        await alma.GetByLabel("Reason (kept)").Last.FillAsync("She stays.");
        await alma.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await ruth.GotoAsync("/staff");
        await Assertions.Expect(ruth.GetByRole(AriaRole.Button, new() { Name = "Sign out ruth" })).ToBeVisibleAsync();
    }

    private static async Task<IPage> SignedIn(Story story, Browser browser, string name)
    {
        IPage page = await browser.Page(story.Http.BaseAddress!);
        await page.GotoAsync("/staff/sign-in");
        await page.GetByLabel("Staff key").FillAsync(story.StaffKey(name));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Sign out {name}" })).ToBeVisibleAsync();
        return page;
    }

    private static async Task Look(IPage page, string name)
    {
        await Browser.Shot(page, name);
        await Accessibility.Check(page);
    }
}
