using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>A payload with the converter that reads it. As JSON it is its text.</summary>
[JsonConverter(typeof(AsText))]
public sealed class SerializedData(string data, DataConverter? converter = null)
{
    public string Value { get; } = Require.NotNull(data);

    public DataConverter Converter { get; } = converter ?? JsonDataConverter.Default;

    public T ReadAs<T>() => Converter.Deserialize<T>(Value);

    private sealed class AsText : JsonConverter<SerializedData>
    {
        public override SerializedData? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text ? new SerializedData(text) : null;

        public override void Write(Utf8JsonWriter writer, SerializedData value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
