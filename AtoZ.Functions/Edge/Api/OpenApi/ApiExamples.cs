using System.Text.Json.Nodes;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>Makes a body to begin with out of a schema: every required field, with a value of its type.</summary>
internal static class ApiExamples
{
    /// <summary>An example of a schema.</summary>
    public static JsonNode? Of(JsonObject document, JsonObject schema)
    {
        JsonObject known = Resolve(document, schema);
        if (known["enum"] is JsonArray words)
        {
            return words[0]!.DeepClone();
        }

        return TypeOf(known) switch
        {
            "object" => Fields(document, known),
            "array" => new JsonArray(Of(document, known["items"]!.AsObject())),
            "integer" or "number" => 1,
            "boolean" => true,
            "string" => known["format"]?.GetValue<string>() == "date-time" ? "2026-11-22T12:00:00Z" : "",
            _ => null,
        };
    }

    /// <summary>The words of an enumeration; none for anything else.</summary>
    public static IReadOnlyList<string> WordsOf(JsonObject document, JsonObject schema) =>
        Resolve(document, schema)["enum"] is JsonArray words ? [.. words.Select(w => w!.GetValue<string>())] : [];

    private static JsonObject Fields(JsonObject document, JsonObject schema)
    {
        JsonObject fields = [];
        foreach (string name in (schema["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>()))
        {
            fields[name] = Of(document, schema["properties"]![name]!.AsObject());
        }

        return fields;
    }

    private static JsonObject Resolve(JsonObject document, JsonObject schema) => schema["$ref"]?.GetValue<string>() is { } reference
        ? document["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject()
        : schema;

    private static string? TypeOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several[0]!.GetValue<string>(),
        JsonValue one => one.GetValue<string>(),
        _ => null,
    };
}
