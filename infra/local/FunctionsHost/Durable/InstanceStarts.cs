using System.Globalization;
using System.Text.Json;
using FunctionsHost.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionsHost.Durable;

/// <summary>Starting instances, and starting them again.</summary>
internal sealed class InstanceStarts(FunctionsClient client, FunctionCatalog functions, TimeProvider time)
{
    private const int RetryAfterSeconds = 10;

    /// <summary>POST orchestrators/{name}/{id?}: 202 with the payload; 400 for bad JSON; 500 for an id in use or an unknown orchestrator.</summary>
    public async Task StartAsync(HttpContext http)
    {
        (bool valid, JsonElement? input) = await ManagementRequest.JsonAsync(http);
        if (!valid)
        {
            return;
        }

        string name = (string)http.Request.RouteValues["name"]!;
        if (!functions.OfTrigger<OrchestrationTrigger>().Any(f => string.Equals(DurableNames.Orchestrator(f.Function), name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function.");
        }

        string? id = http.Request.RouteValues["id"] as string;
        StartOrchestrationOptions? options = string.IsNullOrEmpty(id) ? null : new StartOrchestrationOptions(id);
        await AnswerAsync(http, await client.ScheduleNewOrchestrationInstanceAsync(name, input, options, http.RequestAborted));
    }

    /// <summary>POST restart: 202 with the payload; 404.</summary>
    public async Task RestartAsync(HttpContext http)
    {
        string id = ManagementRequest.Id(http);
        if (await client.GetInstanceAsync(id, http.RequestAborted) is null)
        {
            await ManagementRequest.UnknownAsync(http);
            return;
        }

        bool withNewId = ManagementRequest.Flag(http, "restartWithNewInstanceId", otherwise: true);
        await AnswerAsync(http, await client.RestartAsync(id, withNewId, http.RequestAborted));
    }

    private async Task AnswerAsync(HttpContext http, string id)
    {
        if (ManagementRequest.Seconds(http, "timeout") is { } limit && await EndedWithinAsync(id, limit, http.RequestAborted) is { } ended)
        {
            await http.Response.WriteAsJsonAsync(StatusBody.Of(ended, showInput: true, history: null), http.RequestAborted);
            return;
        }

        string origin = $"{http.Request.Scheme}://{http.Request.Host}";
        ManagementPayload payload = new ManagementAddresses(origin + ManagementAddresses.Path, client.Query).Payload(id);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.Headers.Location = payload.StatusQueryGetUri;
        http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await http.Response.WriteAsJsonAsync(payload, http.RequestAborted);
    }

    private async Task<OrchestrationMetadata?> EndedWithinAsync(string id, TimeSpan limit, CancellationToken aborted)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        using ITimer timer = time.CreateTimer(_ => waiting.Cancel(), state: null, limit, Timeout.InfiniteTimeSpan);
        try
        {
            return await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, waiting.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
