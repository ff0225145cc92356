using System.Text.Json;
using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Json;

/// <summary>Writes ids of one string field as that string, so that JSON shows <c>"clm_…"</c> and not an object.</summary>
internal sealed class SingleFieldIdConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(ClaimId) || typeToConvert == typeof(DebtId);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => typeToConvert == typeof(ClaimId)
        ? new Converter<ClaimId>(text => new ClaimId(text), id => id.Value)
        : new Converter<DebtId>(text => new DebtId(text), id => id.Value);

    private sealed class Converter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
