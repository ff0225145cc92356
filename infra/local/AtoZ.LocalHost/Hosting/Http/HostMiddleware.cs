using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AtoZ.LocalHost.Hosting.Http;

/// <summary>Around all requests: what nobody answers gets a problem, and nothing leaves with a stack trace.</summary>
internal sealed class HostMiddleware(RequestDelegate next, ILogger<HostMiddleware> logger)
{
    private const string MethodNotAllowed = "405 HTTP Method Not Supported";

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
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(error, "The request {Method} {Path} failed in the host.", http.Request.Method, http.Request.Path);
            await Problem.WriteAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error", "The host failed; its log says why.");
            return;
        }

        await AnswerUnknownAsync(http);
    }

    // Azure says 404 for a known route with another method too (azure-functions-host issue 10098).
    private static Task AnswerUnknownAsync(HttpContext http)
    {
        bool wrongMethod = http.GetEndpoint()?.DisplayName == MethodNotAllowed;
        bool nobody = http.GetEndpoint() is null && http.Response.StatusCode == StatusCodes.Status404NotFound;
        return !http.Response.HasStarted && (wrongMethod || nobody)
            ? Problem.WriteAsync(http, StatusCodes.Status404NotFound, "Not Found", $"Nothing answers {http.Request.Method} {http.Request.Path}.")
            : Task.CompletedTask;
    }
}
