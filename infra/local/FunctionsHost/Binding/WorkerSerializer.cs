using System.Text.Json;
using Azure.Core.Serialization;

namespace FunctionsHost.Binding;

/// <summary>The serializer of the worker: what activities, orchestrations and HttpRequestData are written with.</summary>
internal static class WorkerSerializer
{
    /// <summary>Reads names in any case and writes them as the properties are spelt, as the worker in Azure does.</summary>
    public static ObjectSerializer Default() => new JsonObjectSerializer(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });
}
