using FunctionsHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Http;

/// <summary>Turns what a function gave into the answer (AZURE-API.md §4, rule 4).</summary>
internal static class HttpResults
{
    /// <summary>Answers a request.</summary>
    /// <param name="run">The run, after the function.</param>
    /// <param name="http">The request.</param>
    /// <param name="logger">Is told when there is nothing to answer with.</param>
    /// <returns>When written.</returns>
    public static Task WriteAsync(LocalFunctionContext run, HttpContext http, ILogger logger)
    {
        switch (run.Bindings.Result)
        {
            case IActionResult action:
                return action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
            case IResult direct:
                return direct.ExecuteAsync(http);
            case { } other:
                logger.LogWarning(
                    "The function '{Function}' returned a {Type}, which is no HTTP answer; the caller gets 200 with an empty body. Return an IActionResult or IResult.",
                    run.FunctionDefinition.Name,
                    other.GetType());
                return Task.CompletedTask;
            default:
                // Nothing: middleware may have written the answer itself.
                return Task.CompletedTask;
        }
    }
}
