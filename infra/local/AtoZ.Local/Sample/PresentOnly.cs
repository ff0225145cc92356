using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace AtoZ.Local.Sample;

/// <summary>
/// Refuses, while the sample is being played, whatever somebody else would do: a claim filed then would stand in the past, with windows that are
/// over as soon as the clock arrives. Reading goes on, and so does signing in.
/// </summary>
internal sealed class PresentOnly(SampleProgress sample, PageRenderer pages, TimeProvider clock) : IFunctionsWorkerMiddleware
{
    // The whole sample takes some ten seconds.
    private const int RetryAfterSeconds = 5;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (sample.Until is not { } until || context.GetHttpContext() is not { } http || MayPass(http.Request))
        {
            await next(context);
            return;
        }

        Refusal refusal = new(
            "SAMPLE_PLAYING",
            StatusCodes.Status503ServiceUnavailable,
            $"The sample is being played: in it, it is {clock.GetUtcNow():u}, and it goes on to {until:u}.",
            "Send it again after Retry-After; the start page shows how far it is.");
        if (!UnforeseenPage.Suits(http.Request))
        {
            await (Problems.From(refusal) with { RetryAfterSeconds = RetryAfterSeconds }).ExecuteAsync(http);
            return;
        }

        http.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        MessageView view = new(new Reader("en", clock.GetUtcNow()), "The sample is being played", $"{refusal.Detail} Then send this again.", [], null, "/", "Start");
        HtmlPage shown = await pages.Page<MessagePage>(view, refusal.Status);
        await shown.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
    }

    private bool MayPass(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
        || request.Path.StartsWithSegments("/staff/sign-in", StringComparison.OrdinalIgnoreCase)
        || sample.IsOfTheCast(request);
}
