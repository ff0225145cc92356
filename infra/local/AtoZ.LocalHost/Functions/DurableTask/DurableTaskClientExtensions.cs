using System.Net;
using AtoZ.LocalHost.Hosting.Binding;
using AtoZ.LocalHost.Hosting.Durable;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>HTTP answers about orchestrations.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>202 with the addresses at which the orchestration can be asked and steered.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <returns>The answer, with a Location header.</returns>
    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponseAsync(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>An answer with the addresses at which the orchestration can be asked and steered.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <returns>The answer, with a Location header.</returns>
    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode, CancellationToken cancellation = default)
    {
        (HttpResponseData response, HttpManagementPayload payload, ObjectSerializer serializer) = Begin(client, request, instanceId, statusCode);
        await serializer.SerializeAsync(response.Body, payload, typeof(HttpManagementPayload), cancellation);
        return response;
    }

    /// <summary>202 with the addresses at which the orchestration can be asked and steered.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <returns>The answer, with a Location header.</returns>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponse(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>An answer with the addresses at which the orchestration can be asked and steered.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <returns>The answer, with a Location header.</returns>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode, CancellationToken cancellation = default)
    {
        (HttpResponseData response, HttpManagementPayload payload, ObjectSerializer serializer) = Begin(client, request, instanceId, statusCode);
        serializer.Serialize(response.Body, payload, typeof(HttpManagementPayload), cancellation);
        return response;
    }

    /// <summary>The addresses at which the orchestration can be asked and steered. They carry a system key.</summary>
    /// <param name="client">The client.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="request">Gives the addresses their beginning, as the caller (or a proxy before it) sees the host; the host's own when null.</param>
    /// <returns>The addresses.</returns>
    /// <exception cref="ArgumentException">The instance is null or empty.</exception>
    /// <exception cref="InvalidOperationException">Neither request nor client knows an address.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(this DurableTaskClient client, string instanceId, HttpRequestData? request = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return ManagementAddresses.Of(client, request).Payload(instanceId);
    }

    private static (HttpResponseData Response, HttpManagementPayload Payload, ObjectSerializer Serializer) Begin(
        DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        HttpManagementPayload payload = ManagementAddresses.Of(client, request).Payload(instanceId);
        HttpResponseData response = request.CreateResponse(statusCode);
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        response.Headers.Add("Content-Type", "application/json");
        return (response, payload, WorkerSerializer.Of(response.FunctionContext));
    }
}
