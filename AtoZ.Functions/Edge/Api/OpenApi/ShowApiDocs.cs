using System.Reflection;
using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>A page to read the description and to try each route. It needs nothing from elsewhere, and reads without a script too.</summary>
internal sealed class ShowApiDocs(PageRenderer pages, TimeProvider clock)
{
    /// <summary>Shows the page.</summary>
    [Function(nameof(ShowApiDocs))]
    [Gives(200, ContentType = "text/html")]
    public async Task<IActionResult> Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs")] HttpRequest request)
    {
        JsonObject document = ApiDocument.Of(typeof(ShowApiDocs).Assembly, null);
        HtmlPage page = await pages.Page<ApiDocsPage>(new ApiDocsView(new Texts.Reader("en", clock.GetUtcNow()), DescribedRoute.In(document)));
        return new ScriptedPage(page.Html);
    }
}

/// <summary>The script of the page that tries routes.</summary>
internal sealed class ApiDocsScript
{
    private static readonly string Script = Load();

    /// <summary>Serves the script.</summary>
    [Function(nameof(ApiDocsScript))]
    [Gives(200, ContentType = "text/javascript")]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs.js")] HttpRequest request) =>
        new Answer(StatusCodes.Status200OK, Script, "text/javascript; charset=utf-8");

    private static string Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Edge/Api/OpenApi/docs.js")
            ?? throw new InvalidOperationException("The script of the API's page is not part of the program.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
