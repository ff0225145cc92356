using System.Text;
using AtoZ.LocalHost.Hosting.Binding;
using AtoZ.LocalHost.Hosting.Discovery;
using AtoZ.LocalHost.Hosting.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtoZ.LocalHost.Hosting.Http;

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
        object? result = run.Bindings.Result ?? HttpOutput(run);
        switch (result)
        {
            case IActionResult action:
                return action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
            case IResult direct:
                return direct.ExecuteAsync(http);
            case WebResponseData:
                return Task.CompletedTask;
            case HttpResponseData other:
                return CopyAsync(other, http.Response);
            case not null when !HasAspNetCore(http):
                return WriteValueAsync(result, run, http);
        }

        if (result is not null)
        {
            logger.LogWarning(
                "The function '{Function}' returned a {Type}, which is no HTTP answer; the caller gets 200 with an empty body. Return an IActionResult, IResult or HttpResponseData.",
                run.FunctionDefinition.Name,
                result.GetType());
        }

        return Task.CompletedTask;
    }

    private static object? HttpOutput(LocalFunctionContext run) =>
        run.FunctionDefinition.OutputBindings.Values
            .Where(output => string.Equals(output.Type, BindingReader.Http, StringComparison.OrdinalIgnoreCase))
            .Select(output => run.Bindings.Outputs.GetValueOrDefault(output.Name))
            .FirstOrDefault(value => value is not null);

    private static bool HasAspNetCore(HttpContext http) => http.RequestServices.GetService<IActionResultExecutor<ObjectResult>>() is not null;

    // Without ASP.NET Core's integration a plain value is the body, as the host in Azure makes it.
    private static async Task WriteValueAsync(object value, LocalFunctionContext run, HttpContext http)
    {
        if (value is string text)
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(text, Encoding.UTF8);
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        BinaryData json = await WorkerSerializer.Of(run).SerializeAsync(value, value.GetType(), run.CancellationToken);
        await http.Response.Body.WriteAsync(json.ToMemory());
    }

    private static async Task CopyAsync(HttpResponseData from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        WebHeaders.Write(from.Headers, to.Headers);
        if (from.Body.CanSeek)
        {
            from.Body.Position = 0;
        }

        await from.Body.CopyToAsync(to.Body);
    }
}
