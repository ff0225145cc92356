using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// The contract of the feeds in JSON Schema 2020-12: what one line of each is. Made from what reads the lines, so that the two cannot differ (docs/feeds.md).
/// </summary>
internal static class FeedSchemas
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    private static readonly Dictionary<string, Lazy<JsonObject>> ByName = new(StringComparer.Ordinal)
    {
        ["facts"] = new(Fact),
        ["order-lines"] = new(OrderLine),
    };

    /// <summary>The names of the feeds.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The schema of a feed's line; null when there is no such feed.</summary>
    public static JsonObject? Of(string feed) => ByName.TryGetValue(feed, out Lazy<JsonObject>? schema) ? schema.Value : null;

    // What a type needs, and what means nothing in it, follows from the type.
    private static JsonObject Fact()
    {
        JsonObject fields = new(typeof(FactBody).GetProperties().Select(p => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(p.Name), (JsonNode?)Field(p.PropertyType))));
        JsonArray types = [.. Enum.GetValues<FactType>().Select(JsonNode (type) => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = type.ToString() } }, ["required"] = new JsonArray("type") },
            ["then"] = new JsonObject
            {
                ["required"] = Texts(FactFields.Needed(type)),
                ["propertyNames"] = new JsonObject { ["enum"] = Texts(["type", "id", "at", .. FactFields.Needed(type), .. FactFields.Other(type)]) },
            },
        })];
        return new JsonObject
        {
            ["$schema"] = Draft,
            ["title"] = "One fact: a line of POST /api/facts/uploads/{id}, and the body of POST /api/facts",
            ["type"] = "object",
            ["required"] = Texts(["type", "id", "at"]),
            ["properties"] = fields,
            ["additionalProperties"] = false,
            ["allOf"] = types,
        };
    }

    private static JsonObject Field(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { } t when t == typeof(FactType) => new() { ["enum"] = Texts(Enum.GetNames<FactType>()) },
        { } t when t == typeof(ScanKind) => new()
        {
            ["type"] = Texts(["string", "null"]),
            ["description"] = $"{string.Join(", ", Enum.GetNames<ScanKind>())}; the words of EasyPost, Shippo and AfterShip are read too.",
        },
        { } t when t == typeof(DateTimeOffset) => new() { ["type"] = Texts(["string", "null"]), ["format"] = "date-time" },
        { } t when t == typeof(bool) => new() { ["type"] = Texts(["boolean", "null"]) },
        { } t when t == typeof(string) => new() { ["type"] = Texts(["string", "null"]) },
        _ => new() { ["type"] = Texts(["integer", "null"]) },
    };

    private static JsonObject OrderLine() => new()
    {
        ["$schema"] = Draft,
        ["title"] = "One order line: a line of POST /api/orders/import as application/x-ndjson; in CSV the names are the columns",
        ["type"] = "object",
        ["required"] = Texts(ImportColumns.Required),
        ["properties"] = new JsonObject(ImportColumns.Names.Select(name => KeyValuePair.Create(name, (JsonNode?)Column(name)))),
    };

    private static JsonObject Column(string name) => true switch
    {
        _ when ImportColumns.Amounts.Contains(name, StringComparer.Ordinal) => new()
        {
            ["type"] = Texts(["string", "number", "null"]),
            ["description"] = "A decimal with a point, in the line's currency.",
        },
        _ when ImportColumns.Moments.Contains(name, StringComparer.Ordinal) => new()
        {
            ["type"] = Texts(["string", "null"]),
            ["format"] = "date-time",
            ["description"] = "An instant with its offset.",
        },
        _ => new() { ["type"] = Texts(["string", "number", "null"]) },
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(JsonNode? (text) => text)];
}
