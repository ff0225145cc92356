using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Json;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Api.Json;

/// <summary>
/// Compares a body with the record it is to become and names the first field that does not fit, as a JSON pointer. The
/// serializer would refuse it too, but with a message that a caller can't act on.
/// </summary>
internal static class BodyShape
{
    private const int LongestShown = 40;

    /// <summary>Checks a value against a type.</summary>
    /// <returns>Null when it fits.</returns>
    public static Refusal? Check(JsonElement value, Type type, string at)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return value.ValueKind == JsonValueKind.Null ? null : Check(value, inner, at);
        }

        JsonTypeInfo info = ApiJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => CheckObject(value, info, at),
            JsonTypeInfoKind.Enumerable => CheckList(value, info, at),
            JsonTypeInfoKind.Dictionary => CheckDictionary(value, info, at),
            _ => CheckValue(value, type, at),
        };
    }

    private static Refusal? CheckObject(JsonElement value, JsonTypeInfo info, string at)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return WrongType(at, "an object", value);
        }

        Dictionary<string, JsonPropertyInfo> known = info.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string field = $"{at}/{Escape(property.Name)}";
            if (!known.TryGetValue(property.Name, out JsonPropertyInfo? expected))
            {
                return new Refusal("FIELD_UNKNOWN", 400, $"The field {field} is not known.", $"Known here: {string.Join(", ", known.Keys)}.", field);
            }

            if (property.Value.ValueKind == JsonValueKind.Null && expected.IsSetNullable)
            {
                continue;
            }

            if (Check(property.Value, expected.PropertyType, field) is { } refusal)
            {
                return refusal;
            }
        }

        JsonPropertyInfo? missing = info.Properties.FirstOrDefault(p => p.IsRequired && !value.TryGetProperty(p.Name, out _));
        return missing is null
            ? null
            : new Refusal("FIELD_MISSING", 400, $"The field {at}/{missing.Name} is missing.", $"Send {Expected(missing.PropertyType)}.", $"{at}/{missing.Name}");
    }

    private static Refusal? CheckList(JsonElement value, JsonTypeInfo info, string at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return WrongType(at, "a list", value);
        }

        return value.EnumerateArray().Select((item, i) => Check(item, info.ElementType!, $"{at}/{i}")).FirstOrDefault(r => r is not null);
    }

    private static Refusal? CheckDictionary(JsonElement value, JsonTypeInfo info, string at)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return WrongType(at, "an object", value);
        }

        return value.EnumerateObject().Select(p => Check(p.Value, info.ElementType!, $"{at}/{Escape(p.Name)}")).FirstOrDefault(r => r is not null);
    }

    private static Refusal? CheckValue(JsonElement value, Type type, string at)
    {
        if (type == typeof(JsonElement))
        {
            return null;
        }

        try
        {
            if (value.Deserialize(type, ApiJson.Options) is { } read && (!type.IsEnum || Enum.IsDefined(type, read)))
            {
                return null;
            }
        }
        catch (JsonException)
        {
            // Told below, with the field's place.
        }

        return IsBeyond(value, type)
            ? new Refusal(
                "FIELD_WRONG_TYPE",
                400,
                $"The field {Shown(at)} holds {PlainText.Cut(value.GetRawText(), LongestShown)}, which is beyond the range of its numbers.",
                $"Send {Range(type)}.",
                at)
            : WrongType(at, Expected(type), value);
    }

    // A whole number, but none that can be kept: to call it no whole number would send the caller looking for another mistake.
    private static bool IsBeyond(JsonElement value, Type type) =>
        value.ValueKind == JsonValueKind.Number
        && (type == typeof(int) || type == typeof(long))
        && BigInteger.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static string Range(Type type) => type == typeof(int)
        ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {int.MinValue} to {int.MaxValue}")
        : string.Create(CultureInfo.InvariantCulture, $"a whole number from {long.MinValue} to {long.MaxValue}");

    private static Refusal WrongType(string at, string expected, JsonElement value) => new(
        "FIELD_WRONG_TYPE", 400, $"The field {Shown(at)} holds {Told(value)}, not {expected}.", $"Send {expected}.", at.Length == 0 ? null : at);

    private static string Shown(string at) => at.Length == 0 ? "/" : at;

    private static string Told(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "another text",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    private static string Expected(Type type)
    {
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            _ when bare.IsEnum => "one of " + string.Join(", ", Enum.GetNames(bare)),
            _ when bare == typeof(string) || bare == typeof(ClaimId) || bare == typeof(DebtId) => "a text",
            _ when bare == typeof(bool) => "true or false",
            _ when bare == typeof(int) || bare == typeof(long) => "a whole number",
            _ when bare == typeof(decimal) || bare == typeof(double) => "a number",
            _ when bare == typeof(DateTimeOffset) => Instants.Example,
            _ when ApiJson.Options.GetTypeInfo(bare).Kind == JsonTypeInfoKind.Enumerable => "a list",
            _ => "an object",
        };
    }

    internal static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
