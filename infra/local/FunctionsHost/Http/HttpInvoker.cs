using System.Text.Json;
using DurableTask.Sqlite.Time;
using FunctionsHost.Binding;
using FunctionsHost.Discovery;
using FunctionsHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Http;

/// <summary>Runs an HTTP function for a request.</summary>
internal sealed class HttpInvoker(IServiceProvider root, FunctionRunner runner, InputConversion conversion, KeyCheck keys, WorkTracker work, ILogger<HttpInvoker> logger)
{
    /// <summary>Runs it and answers.</summary>
    /// <param name="function">The function.</param>
    /// <param name="http">The request.</param>
    /// <returns>When answered.</returns>
    public async Task InvokeAsync(LocalFunction function, HttpContext http)
    {
        using RequestWork piece = new(work);
        http.Features.Set(piece);
        if (!keys.Passes(http, ((HttpTrigger)function.Trigger).Level, function.Name))
        {
            return;
        }

        await using var run = new LocalFunctionContext(function, root, new LocalRetryContext(0, 0), http.RequestAborted);
        Fill(run, function, http);
        try
        {
            await runner.RunAsync(run);
            await HttpResults.WriteAsync(run, http, logger);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            logger.LogInformation("The caller of '{Function}' went away.", function.Name);
        }
        catch (Exception error) when (error is not BadHttpRequestException)
        {
            await AnswerFailureAsync(function, http, error);
        }
    }

    private void Fill(LocalFunctionContext run, LocalFunction function, HttpContext http)
    {
        http.RequestServices = run.InstanceServices;
        run.Items[LocalFunctionContext.HttpContextItem] = http;
        InputBinder.AddTo(run, conversion);
        run.Bindings.Inputs[function.TriggerParameter] = http.Request;
        Dictionary<string, object?> data = run.Bindings.TriggerData;
        data["Headers"] = JsonSerializer.Serialize(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        data["Query"] = JsonSerializer.Serialize(http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in http.Request.Query)
        {
            data[name] = value.ToString();
        }

        foreach ((string name, object? value) in http.GetRouteData().Values)
        {
            data[name] = value;
        }
    }

    private async Task AnswerFailureAsync(LocalFunction function, HttpContext http, Exception error)
    {
        logger.LogError(error, "The function '{Function}' failed.", function.Name);
        if (http.Response.HasStarted)
        {
            // Part of the answer is out already: only a broken connection tells the caller that the rest is missing.
            http.Abort();
            return;
        }

        await Problem.WriteAsync(
            http, StatusCodes.Status500InternalServerError, "Internal Server Error", $"The function '{function.Name}' failed; the host's log says why.");
    }
}
