using FunctionsHost.Discovery;
using FunctionsHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Http;

/// <summary>The host's own addresses below <c>/admin</c>, for the master key alone.</summary>
internal sealed class AdminEndpoints(FunctionCatalog functions, TimerService timers, KeyCheck keys, HostAddress address, ILogger<AdminEndpoints> logger)
{
    /// <summary>Maps them.</summary>
    /// <param name="routes">The routes.</param>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/admin/functions/{name}", RunAsync);
        routes.MapGet("/admin/functions", ListAsync);
        routes.MapGet("/admin/host/status", StatusAsync);
        routes.MapGet("/admin/host/ping", static http => http.Response.WriteAsJsonAsync(new { state = "Running" }));
    }

    private async Task RunAsync(HttpContext http)
    {
        if (!keys.Passes(http, AuthorizationLevel.Admin))
        {
            return;
        }

        string name = (string)http.Request.RouteValues["name"]!;
        if (functions.Get(name) is not { } function)
        {
            await Problem.WriteAsync(http, StatusCodes.Status404NotFound, "Not Found", $"There is no function '{name}'.");
            return;
        }

        if (timers.Timers.FirstOrDefault(timer => timer.Name == function.Name) is not { } found)
        {
            await Problem.WriteAsync(
                http, StatusCodes.Status400BadRequest, "Bad Request", $"'{function.Name}' is no timer function; call an HTTP function at its own route.");
            return;
        }

        // As in Azure: the caller is told that the run was taken on, not how it ended.
        _ = RunTimerAsync(found);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task RunTimerAsync(FunctionTimer timer)
    {
        try
        {
            await timer.RunByHandAsync();
        }
        catch (Exception error)
        {
            logger.LogError(error, "The timer function '{Function}' could not be run by hand.", timer.Name);
        }
    }

    private async Task ListAsync(HttpContext http)
    {
        if (keys.Passes(http, AuthorizationLevel.Admin))
        {
            await http.Response.WriteAsJsonAsync(functions.All.Select(function => new { name = function.Name, entryPoint = function.EntryPoint }));
        }
    }

    private async Task StatusAsync(HttpContext http)
    {
        if (keys.Passes(http, AuthorizationLevel.Admin))
        {
            await http.Response.WriteAsJsonAsync(new { id = "atoz-local", state = "Running", version = "4.0.0.0", address = address.Origin() });
        }
    }
}
