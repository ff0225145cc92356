using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AtoZ.LocalHost.Hosting.Binding;

/// <summary>The serializer of the worker: what activities, orchestrations and HttpRequestData are written with.</summary>
internal static class WorkerSerializer
{
    /// <summary>Reads names in any case and writes them as the properties are spelt, as the worker in Azure does.</summary>
    public static ObjectSerializer Default() => new JsonObjectSerializer(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>The serializer that serves a run.</summary>
    /// <param name="context">The run.</param>
    /// <returns>The serializer.</returns>
    /// <exception cref="InvalidOperationException">The options have none.</exception>
    public static ObjectSerializer Of(FunctionContext context) =>
        context.InstanceServices.GetService<IOptions<WorkerOptions>>()?.Value.Serializer
        ?? throw new InvalidOperationException("A serializer is not configured for the worker.");
}
