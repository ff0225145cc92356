using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.LocalHost.Hosting.Binding;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.LocalHost.Hosting.Durable;

/// <summary>Waits some time for an orchestration and answers with what came of it.</summary>
internal sealed class CompletionWait(DurableTaskClient client, HttpRequestData request, string instanceId, bool failureIs500, bool withData)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Waits and answers.</summary>
    /// <param name="interval">How often to ask.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>200 or 500 with the status of an ended orchestration, else 202 with the addresses.</returns>
    public async Task<HttpResponseData> AnswerAsync(TimeSpan interval, CancellationToken cancellation)
    {
        TimeProvider time = request.FunctionContext.InstanceServices.GetService<TimeProvider>() ?? TimeProvider.System;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using ITimer timer = time.CreateTimer(_ => limit.Cancel(), state: null, Longest, Timeout.InfiniteTimeSpan);
        while (!limit.IsCancellationRequested)
        {
            OrchestrationMetadata? instance = await client.GetInstanceAsync(instanceId, withData, CancellationToken.None);
            if (instance?.IsCompleted == true)
            {
                return await StatusAsync(instance);
            }

            try
            {
                await Task.Delay(interval, time, limit.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return await client.CreateCheckStatusResponseAsync(request, instanceId, CancellationToken.None);
    }

    private async Task<HttpResponseData> StatusAsync(OrchestrationMetadata instance)
    {
        bool failed = failureIs500 && instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed;
        HttpResponseData response = request.CreateResponse(failed ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);
        ObjectSerializer serializer = WorkerSerializer.Of(request.FunctionContext);
        await response.WriteAsJsonAsync(
            new
            {
                instance.Name,
                instance.InstanceId,
                instance.CreatedAt,
                instance.LastUpdatedAt,
                RuntimeStatus = instance.RuntimeStatus.ToString(),
                SerializedInput = Data(instance.SerializedInput),
                SerializedOutput = Data(instance.SerializedOutput),
                SerializedCustomStatus = Data(instance.SerializedCustomStatus),
            },
            serializer);
        return response;
    }

    // A failed orchestration's output is a plain text.
    private static JsonNode? Data(string? serialized)
    {
        try
        {
            return serialized is null ? null : JsonNode.Parse(serialized);
        }
        catch (JsonException)
        {
            return JsonValue.Create(serialized);
        }
    }
}
