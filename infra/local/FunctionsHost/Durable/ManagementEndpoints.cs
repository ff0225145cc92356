using DurableTask.Core.Exceptions;
using DurableTask.Sqlite.Time;
using FunctionsHost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Durable;

/// <summary>The durable management API (AZURE-API.md §5): for a system key or the master key.</summary>
internal sealed class ManagementEndpoints(
    InstanceReads reads, InstanceCommands commands, InstanceStarts starts, KeyCheck keys, WorkTracker work, ILogger<ManagementEndpoints> logger)
{
    private const string Base = ManagementAddresses.Path;

    /// <summary>Maps it.</summary>
    /// <param name="routes">The routes.</param>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Base}/instances/{{id}}", Guarded(reads.StatusAsync));
        routes.MapGet($"{Base}/instances/{{id}}/history", Guarded(reads.HistoryAsync));
        routes.MapGet($"{Base}/instances", Guarded(reads.ListAsync));
        routes.MapPost($"{Base}/instances/{{id}}/raiseEvent/{{name}}", Guarded(commands.RaiseEventAsync));
        routes.MapPost($"{Base}/instances/{{id}}/terminate", Guarded(commands.TerminateAsync));
        routes.MapPost($"{Base}/instances/{{id}}/suspend", Guarded(commands.SuspendAsync));
        routes.MapPost($"{Base}/instances/{{id}}/resume", Guarded(commands.ResumeAsync));
        routes.MapPost($"{Base}/instances/{{id}}/rewind", Guarded(commands.RewindAsync));
        routes.MapPost($"{Base}/instances/{{id}}/restart", Guarded(starts.RestartAsync));
        routes.MapDelete($"{Base}/instances/{{id}}", Guarded(commands.PurgeAsync));
        routes.MapDelete($"{Base}/instances", Guarded(commands.PurgeManyAsync));
        routes.MapPost($"{Base}/orchestrators/{{name}}/{{id?}}", Guarded(starts.StartAsync));
    }

    private RequestDelegate Guarded(RequestDelegate answer) => async http =>
    {
        using IDisposable piece = work.Begin();
        if (!keys.Passes(http, AuthorizationLevel.System))
        {
            return;
        }

        try
        {
            await answer(http);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException && !http.Response.HasStarted)
        {
            await Problem.WriteAsync(http, StatusCodes.Status400BadRequest, "Bad Request", error.Message);
        }
        catch (Exception error) when (error is InvalidOperationException or OrchestrationAlreadyExistsException && !http.Response.HasStarted)
        {
            // An id in use or an unknown orchestrator is 500 in Azure too (§5).
            logger.LogWarning(error, "The management request {Method} {Path} failed.", http.Request.Method, http.Request.Path);
            await Problem.WriteAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error", error.Message);
        }
    };
}
