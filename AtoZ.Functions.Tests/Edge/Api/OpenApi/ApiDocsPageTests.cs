using AtoZ.Functions.Tests.Edge.Pages.Support;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api.OpenApi;

/// <summary>The page of the API in a browser: on a phone, by keyboard.</summary>
[Collection("api")]
public sealed class ApiDocsPageTests(ApiHost api)
{
    [BrowserFact]
    public async Task A_route_is_tried_by_keyboard_on_a_phone()
    {
        await using Browser browser = await Browser.Start();
        IPage page = await browser.Page(api.Address);
        await page.GotoAsync("/api/docs");
        await Accessibility.Check(page);
        ILocator route = page.Locator("#ListClaims");
        await route.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Accessibility.Check(page);
        await Browser.Shot(page, "api-docs");
        await page.GetByLabel("Key of the backend").FillAsync(api.BackendKey.Value);
        await route.GetByLabel("limit").FillAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(route.Locator("output")).ToContainTextAsync("200 OK");
        await Browser.Shot(page, "api-docs-tried");
    }
}
