using Azure.Core.Serialization;
using Microsoft.DurableTask;

namespace FunctionsHost.Durable;

/// <summary>Writes durable payloads with the worker's serializer, so that functions and orchestrations agree (AZURE-API.md §3.9).</summary>
internal sealed class WorkerDataConverter(ObjectSerializer serializer) : DataConverter
{
    /// <inheritdoc/>
    public override string? Serialize(object? value) => value is null ? null : serializer.Serialize(value, value.GetType()).ToString();

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType)
    {
        if (data is null)
        {
            return null;
        }

        using Stream stream = BinaryData.FromString(data).ToStream();
        return serializer.Deserialize(stream, targetType, CancellationToken.None);
    }
}
