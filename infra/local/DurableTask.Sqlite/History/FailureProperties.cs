using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace DurableTask.Sqlite.History;

/// <summary>
/// The properties of a failure as JSON. They come back as text, double, truth, list and dictionary, as they do over Microsoft's
/// wire; times are marked, since JSON has none.
/// </summary>
internal static class FailureProperties
{
    private const string TimeMark = "dt:";
    private const string OffsetTimeMark = "dto:";

    public static object? ToStored(object? value) => value switch
    {
        DateTime time => TimeMark + time.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => OffsetTimeMark + time.ToString("o", CultureInfo.InvariantCulture),
        IDictionary<string, object?> dictionary => dictionary.ToDictionary(entry => entry.Key, entry => ToStored(entry.Value)),
        string or null => value,
        IEnumerable list => list.Cast<object?>().Select(ToStored).ToList(),
        _ => value,
    };

    public static IDictionary<string, object?> FromStored(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Object(document.RootElement);
    }

    private static Dictionary<string, object?> Object(JsonElement value) => value.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value));

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        _ => Object(value),
    };

    private static object Text(string text)
    {
        if (text.StartsWith(TimeMark, StringComparison.Ordinal)
            && DateTime.TryParse(text.AsSpan(TimeMark.Length), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time))
        {
            return time;
        }

        return text.StartsWith(OffsetTimeMark, StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text.AsSpan(OffsetTimeMark.Length), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset offset)
            ? offset
            : text;
    }
}
