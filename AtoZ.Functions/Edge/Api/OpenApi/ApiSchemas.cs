using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Json;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>
/// Describes records as JSON Schema, exactly as <see cref="ApiJson"/> reads and writes them. Records and enumerations become components
/// with their own name; what a body may hold is closed, as the reading of bodies is.
/// </summary>
internal sealed class ApiSchemas(XmlDocs docs)
{
    private static readonly Dictionary<Type, (string Type, string? Format)> Plain = new()
    {
        [typeof(string)] = ("string", null),
        [typeof(ClaimId)] = ("string", null),
        [typeof(DebtId)] = ("string", null),
        [typeof(bool)] = ("boolean", null),
        [typeof(int)] = ("integer", "int32"),
        [typeof(long)] = ("integer", "int64"),
        [typeof(double)] = ("number", "double"),
        [typeof(decimal)] = ("number", null),
        [typeof(DateTimeOffset)] = ("string", "date-time"),
        [typeof(DateOnly)] = ("string", "date"),
        [typeof(Uri)] = ("string", "uri"),
        [typeof(Guid)] = ("string", "uuid"),
        [typeof(TimeSpan)] = ("string", null),
    };

    // Whoever makes a client from the description would have to invent a name for each.
    private static readonly Dictionary<Type, (string Name, string Means)> Maps = new()
    {
        [typeof(string)] = ("TextByName", "Texts, by name."),
        [typeof(long)] = ("AmountByCurrency", "Minor units, by currency."),
    };

    private readonly SortedDictionary<string, JsonObject> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>The components so far, by name.</summary>
    public JsonObject Components => new(_components.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value.DeepClone())));

    /// <summary>The schema of a type, by reference where it has a name.</summary>
    /// <param name="type">A record, an enumeration, a list, or a plain value.</param>
    /// <param name="nullable">Whether null stands for it too.</param>
    /// <param name="closed">Whether other fields are refused.</param>
    public JsonObject Of(Type type, bool nullable = false, bool closed = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, nullable: true, closed);
        }

        if (Plain.TryGetValue(type, out (string Type, string? Format) plain))
        {
            JsonObject value = new() { ["type"] = TypeOf(plain.Type, nullable) };
            if (plain.Format is not null)
            {
                value["format"] = plain.Format;
            }

            return value;
        }

        if (type == typeof(JsonElement) || type == typeof(object))
        {
            return [];
        }

        if (type == typeof(JsonObject))
        {
            return new JsonObject { ["type"] = TypeOf("object", nullable) };
        }

        JsonTypeInfo info = ApiJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = TypeOf("array", nullable), ["items"] = Of(info.ElementType!, closed: closed) },
            JsonTypeInfoKind.Dictionary => Map(info.ElementType!, nullable),
            _ => Reference(type, info, nullable, closed),
        };
    }

    private static JsonNode TypeOf(string type, bool nullable) => nullable ? new JsonArray(type, "null") : JsonValue.Create(type);

    private JsonObject Map(Type values, bool nullable)
    {
        JsonObject map = new() { ["type"] = TypeOf("object", nullable), ["additionalProperties"] = Of(values) };
        if (!Maps.TryGetValue(values, out (string Name, string Means) known))
        {
            return map;
        }

        (map["type"], map["description"]) = ("object", known.Means);
        _components[known.Name] = map;
        return To(known.Name, nullable);
    }

    private static JsonObject To(string component, bool nullable)
    {
        JsonObject reference = new() { ["$ref"] = $"#/components/schemas/{component}" };
        return nullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private JsonObject Reference(Type type, JsonTypeInfo info, bool nullable, bool closed)
    {
        string name = type.Name;
        if (!_types.TryAdd(name, type) && _types[name] != type)
        {
            throw new InvalidOperationException($"Two records are called {name}: {type.FullName} and {_types[name].FullName}. One needs another name in the API.");
        }

        if (!_components.TryGetValue(name, out JsonObject? component))
        {
            // Put there first: a record may hold itself.
            _components[name] = component = [];
            Fill(component, type, info, closed);
        }

        if (closed && !type.IsEnum)
        {
            component["additionalProperties"] = false;
        }

        return To(name, nullable);
    }

    private void Fill(JsonObject component, Type type, JsonTypeInfo info, bool closed)
    {
        if (type.IsEnum)
        {
            string[] words = Enum.GetNames(type);
            component["type"] = "string";
            component["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w))]);
            IEnumerable<string> meanings = words.Where(w => docs.Word(type, w) is not null).Select(w => $"- `{w}`: {docs.Word(type, w)}");
            component["description"] = string.Join('\n', [docs.Type(type) ?? type.Name, .. meanings]);

            // The same, where generators of clients look for the meaning of each word.
            component["x-ms-enum"] = new JsonObject
            {
                ["name"] = type.Name,
                ["values"] = new JsonArray([.. words.Select(w => new JsonObject { ["value"] = w, ["name"] = w, ["description"] = docs.Word(type, w) ?? w })]),
            };
            return;
        }

        component["type"] = "object";
        if (docs.Type(type) is { } summary)
        {
            component["description"] = summary;
        }

        component["properties"] = new JsonObject(info.Properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Property(type, p, closed))));
        if (info.Properties.Any(p => p.IsRequired))
        {
            component["required"] = new JsonArray([.. info.Properties.Where(p => p.IsRequired).Select(p => JsonValue.Create(p.Name))]);
        }
    }

    private JsonObject Property(Type type, JsonPropertyInfo property, bool closed)
    {
        JsonObject schema = Of(property.PropertyType, property.IsGetNullable && !property.PropertyType.IsValueType, closed);
        string name = (property.AttributeProvider as System.Reflection.MemberInfo)?.Name ?? property.Name;
        if (docs.Property(type, name) is { } summary)
        {
            schema["description"] = summary;
        }

        return schema;
    }
}
