using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.PlainWords;

/// <summary>The guarantee in plain words on phone and desktop, light and dark, by the keyboard.</summary>
public class The_guarantee_in_a_browser
{
    [Trait("Category", "Long")]
    [BrowserFact]
    public async Task It_fits_a_phone_and_a_desktop_in_every_language_and_scheme()
    {
        await using Story story = await Story.Open(new Market());
        await using Browser browser = await Browser.Start();
        foreach ((int width, ColorScheme scheme) in new[] { (320, ColorScheme.Dark), (390, ColorScheme.Light), (1280, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            IPage page = await browser.Page(story.Http.BaseAddress!, width, scheme);
            foreach (string language in Languages.All)
            {
                await page.GotoAsync($"/guarantee?lang={language}&country=DE");
                await Look(page, $"guarantee-{width}-{scheme}-{language}");
            }
        }
    }

    [BrowserFact]
    public async Task Somebody_finds_the_paragraph_and_the_country_by_the_keyboard()
    {
        await using Story story = await Story.Open(new Market());
        await story.Pack("2027-01", TimeSpan.FromDays(2), ("$.sellerAnswer.orderWindow", "96h"));
        await using Browser browser = await Browser.Start();
        IPage page = await browser.Page(story.Http.BaseAddress!, 1280);
        await page.GotoAsync("/guarantee?lang=en#ELIG-06");
        await Assertions.Expect(page.Locator("#ELIG-06")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The appeal" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#appeal")).ToBeInViewportAsync();
        await page.GetByLabel("Where was it ordered?").FocusAsync();
        await page.Keyboard.TypeAsync("Spain");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Sistema Arbitral de Consumo").First).ToBeVisibleAsync();
        Assert.Equal("ES", await page.GetByLabel("Where was it ordered?").InputValueAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Español" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("La garantía en palabras claras");
        await Assertions.Expect(page.GetByText("Sistema Arbitral de Consumo").First).ToBeVisibleAsync();
        await Look(page, "guarantee-changed-es");
    }

    private static async Task Look(IPage page, string name)
    {
        await Browser.Shot(page, name);
        await Accessibility.Check(page);
    }
}
