using System.Net;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>A page that fails says so to a person, in their language, with the way back; the API answers with a problem.</summary>
public class What_nobody_foresaw
{
    [Theory]
    [InlineData("de", "Bei uns ist etwas schiefgegangen")]
    [InlineData("pt", "Algo deu errado do nosso lado")]
    [InlineData("zh", "我们这边出了问题")]
    public async Task Is_a_page_for_a_person_and_a_problem_for_a_program(string language, string title)
    {
        await using Story story = await Story.Begin();
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        await story.Store.Write(db => db.Database.ExecuteSqlRawAsync("DROP TABLE evidence"));

        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml");
        request.Headers.Add("Accept-Language", language);
        HttpResponseMessage page = await story.Http.SendAsync(request);
        string html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.Contains("urn:uuid:", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{path}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("evidence", html, StringComparison.Ordinal);

        HttpResponseMessage problem = await story.Http.GetAsync("/api" + path);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (problem.StatusCode, problem.Content.Headers.ContentType!.MediaType));
    }
}
