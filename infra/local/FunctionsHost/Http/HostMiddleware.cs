using DurableTask.Sqlite;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Http;

/// <summary>Around all requests: nothing leaves with a stack trace. What nobody answers is 404 without a body, as on the genuine host.</summary>
internal sealed class HostMiddleware(RequestDelegate next, ILogger<HostMiddleware> logger)
{
    /// <summary>Lets a request through.</summary>
    /// <param name="http">The request.</param>
    /// <returns>When answered.</returns>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            await Problem.WriteAsync(http, error.StatusCode, "Bad Request", error.Message);
            return;
        }
        catch (DurableStoreException error) when (!http.Response.HasStarted)
        {
            // The engine has said so in the log, once.
            await Problem.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "Store Unavailable", error.Message, retryAfterSeconds: 30);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(error, "The request {Method} {Path} failed in the host.", http.Request.Method, http.Request.Path);
            await Problem.WriteAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error", "The host failed; its log says why.");
        }
    }
}
