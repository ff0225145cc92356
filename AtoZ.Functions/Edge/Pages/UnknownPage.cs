using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>
/// Answers every address that nothing else answers: a person gets a page, a program the problem. Hosts match functions by the order of
/// their names, so this one's comes last.
/// </summary>
internal sealed class UnknownPage(UnforeseenPage page)
{
    /// <summary>Answers.</summary>
    [Function("ZzzUnknownPage")]
    public Task<object> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "{*rest}")] HttpRequest request) => Of(page, request);

    /// <summary>The answer.</summary>
    internal static async Task<object> Of(UnforeseenPage page, HttpRequest request)
    {
        Refusal unknown = new(
            "ROUTE_UNKNOWN", StatusCodes.Status404NotFound, $"Nothing answers {request.Method} here.", "Check the address.");
        return UnforeseenPage.Suits(request) ? await page.Unknown(request, unknown) : Problems.From(unknown);
    }
}
