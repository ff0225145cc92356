using System.Text.Json;
using AtoZ.LocalHost.Hosting.Binding;
using AtoZ.LocalHost.Hosting.Discovery;
using AtoZ.LocalHost.Hosting.Invocation;
using AtoZ.LocalHost.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtoZ.LocalHost.Hosting.Http;

/// <summary>Runs an HTTP function for a request.</summary>
internal sealed class HttpInvoker(IServiceProvider root, FunctionRunner runner, InputConversion conversion, KeyCheck keys, WorkTracker work, ILogger<HttpInvoker> logger)
{
    /// <summary>Runs it and answers.</summary>
    /// <param name="function">The function.</param>
    /// <param name="http">The request.</param>
    /// <returns>When answered.</returns>
    public async Task InvokeAsync(LocalFunction function, HttpContext http)
    {
        using IDisposable piece = work.Begin();
        if (!await keys.PassesAsync(http, ((HttpTriggerAttribute)function.Trigger).AuthLevel, function.Name))
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
        run.Features.Set<IHttpRequestDataFeature>(new WebRequestDataFeature(http));
        InputBinder.AddTo(run, conversion);
        if (run.InstanceServices.GetService<IModelBinderFactory>() is not null)
        {
            run.Features.Set<IFromBodyConversionFeature>(new BodyModelFeature(http));
        }

        run.Bindings.Inputs[function.TriggerParameter] = http.Request;
        Dictionary<string, object?> data = run.Bindings.TriggerData;
        data["Headers"] = JsonSerializer.Serialize(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        data["Query"] = JsonSerializer.Serialize(http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in http.Request.Query)
        {
            data[name] = value.ToString();
        }

        foreach ((string name, object? value) in http.Request.RouteValues)
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
