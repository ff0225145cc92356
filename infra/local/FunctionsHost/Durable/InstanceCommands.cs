using System.Text.Json;
using FunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace FunctionsHost.Durable;

/// <summary>Steering instances.</summary>
internal sealed class InstanceCommands(FunctionsClient client, TimeProvider time)
{
    /// <summary>POST raiseEvent: 202, 404, 410; 400 for another content type or bad JSON.</summary>
    public async Task RaiseEventAsync(HttpContext http)
    {
        if (await RunningAsync(http) is not { } instance)
        {
            return;
        }

        if (http.Request.ContentType?.Split(';')[0].Trim() is not { } type || !type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            await Problem.WriteAsync(http, StatusCodes.Status400BadRequest, "Bad Request", "Only application/json request content is supported.");
            return;
        }

        (bool valid, JsonElement? payload) = await ManagementRequest.JsonAsync(http);
        if (valid)
        {
            await client.RaiseEventAsync(instance.InstanceId, (string)http.Request.RouteValues["name"]!, payload, http.RequestAborted);
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    /// <summary>POST terminate: 202, 404, 410. The reason is the output.</summary>
    public Task TerminateAsync(HttpContext http) =>
        SteerAsync(http, (instance, reason) => client.TerminateInstanceAsync(instance.InstanceId, (object?)reason, http.RequestAborted));

    /// <summary>POST suspend: 202, 404, 410.</summary>
    public Task SuspendAsync(HttpContext http) =>
        SteerAsync(http, (instance, reason) => client.SuspendInstanceAsync(instance.InstanceId, reason, http.RequestAborted));

    /// <summary>POST resume: 202, 404, 410.</summary>
    public Task ResumeAsync(HttpContext http) =>
        SteerAsync(http, (instance, reason) => client.ResumeInstanceAsync(instance.InstanceId, reason, http.RequestAborted));

    /// <summary>POST rewind: 202, 404; 410 for one that ended otherwise than by failing.</summary>
    public async Task RewindAsync(HttpContext http)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(ManagementRequest.Id(http), http.RequestAborted);
        if (instance is null)
        {
            await ManagementRequest.UnknownAsync(http);
            return;
        }

        if (instance.IsCompleted && instance.RuntimeStatus != OrchestrationRuntimeStatus.Failed)
        {
            await ManagementRequest.EndedAsync(http, instance);
            return;
        }

        if (instance.RuntimeStatus != OrchestrationRuntimeStatus.Failed)
        {
            throw new ArgumentException($"Only a failed instance can be rewound; '{instance.InstanceId}' is {instance.RuntimeStatus}.");
        }

        await client.RewindInstanceAsync(instance.InstanceId, ManagementRequest.Text(http, "reason") ?? string.Empty, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary>DELETE instances/{id}: 200 with the number purged, which is 0 for one that still runs; 404.</summary>
    public async Task PurgeAsync(HttpContext http)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(ManagementRequest.Id(http), http.RequestAborted);
        if (instance is null)
        {
            await ManagementRequest.UnknownAsync(http);
            return;
        }

        PurgeResult? purged = instance.IsCompleted ? await client.PurgeInstanceAsync(instance.InstanceId, http.RequestAborted) : null;
        await WriteAsync(http, purged?.PurgedInstanceCount ?? 0);
    }

    /// <summary>DELETE instances: 200 with the number purged; 404 when there were none; 400 without createdTimeFrom.</summary>
    public async Task PurgeManyAsync(HttpContext http)
    {
        if (ManagementRequest.Time(http, "createdTimeFrom") is not { } from)
        {
            await Problem.WriteAsync(http, StatusCodes.Status400BadRequest, "Bad Request", "Please provide value for 'createdTimeFrom' parameter.");
            return;
        }

        var filter = new PurgeInstancesFilter(from, ManagementRequest.Time(http, "createdTimeTo") ?? time.GetUtcNow(), ManagementRequest.Statuses(http));
        PurgeResult purged = await client.PurgeAllInstancesAsync(filter, http.RequestAborted);
        if (purged.PurgedInstanceCount == 0)
        {
            await Problem.WriteAsync(http, StatusCodes.Status404NotFound, "Not Found", "No ended instance is in that range.");
            return;
        }

        await WriteAsync(http, purged.PurgedInstanceCount);
    }

    private static Task WriteAsync(HttpContext http, int purged) => http.Response.WriteAsJsonAsync(new { instancesDeleted = purged }, http.RequestAborted);

    private async Task SteerAsync(HttpContext http, Func<OrchestrationMetadata, string?, Task> steer)
    {
        if (await RunningAsync(http) is not { } instance)
        {
            return;
        }

        await steer(instance, ManagementRequest.Text(http, "reason"));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task<OrchestrationMetadata?> RunningAsync(HttpContext http)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(ManagementRequest.Id(http), http.RequestAborted);
        if (instance is null)
        {
            await ManagementRequest.UnknownAsync(http);
            return null;
        }

        if (instance.IsCompleted)
        {
            await ManagementRequest.EndedAsync(http, instance);
            return null;
        }

        return instance;
    }
}
