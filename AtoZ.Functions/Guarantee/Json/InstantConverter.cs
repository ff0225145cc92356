using System.Text.Json;
using System.Text.Json.Serialization;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Guarantee.Json;

/// <summary>
/// Reads instants as <see cref="Instants"/> takes them: without an offset the serializer would read one in the zone of the server.
/// </summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Instants.Read(reader.GetString()) is { } at
            ? at
            : throw new JsonException($"This is not {Instants.Example}.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
