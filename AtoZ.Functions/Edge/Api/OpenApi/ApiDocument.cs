using System.Reflection;
using System.Text.Json.Nodes;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Webhooks;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>
/// The description of the API in OpenAPI 3.1, made from the code: routes from the functions and their attributes, schemas from the records as
/// the API reads and writes them, words from the comments. A test compares it with what the API answers.
/// </summary>
internal sealed class ApiDocument
{
    private const string Version = "1.0";

    private readonly XmlDocs _docs;
    private readonly ApiSchemas _schemas;

    private ApiDocument(XmlDocs docs)
    {
        _docs = docs;
        _schemas = new ApiSchemas(docs);
    }

    /// <summary>Makes the document.</summary>
    /// <param name="assembly">Whose functions it describes.</param>
    /// <param name="address">Where the API is; null leaves it relative to the document.</param>
    public static JsonObject Of(Assembly assembly, Uri? address) => new ApiDocument(XmlDocs.Of(assembly, typeof(ApiDocument).Assembly)).Make(ApiRoute.In(assembly), address);

    private JsonObject Make(IReadOnlyList<ApiRoute> routes, Uri? address)
    {
        JsonObject paths = [];
        ApiOperation operations = new(_docs, _schemas);
        foreach (IGrouping<string, ApiRoute> path in routes.GroupBy(r => r.Path))
        {
            paths[path.Key] = new JsonObject(path.Select(r => KeyValuePair.Create(r.Verb, (JsonNode?)operations.Of(r))));
        }

        JsonObject document = new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = address?.ToString().TrimEnd('/') ?? "/" }),
            ["tags"] = new JsonArray([.. routes.Select(r => r.Tag).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(t => new JsonObject { ["name"] = t, ["description"] = ApiTags.About(t) })]),
            ["paths"] = paths,
            ["webhooks"] = new JsonObject(EventTypes.All.Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonObject { ["post"] = operations.Of(type) }))),
        };
        document["components"] = Components();
        return document;
    }

    private static JsonObject Info() => new()
    {
        ["title"] = "AtoZ",
        ["version"] = Version,
        ["summary"] = "Claims of an A-to-z guarantee for online marketplaces.",
        ["description"] = """
            Amounts are whole minor units of their currency (`8000` with `USD` is 80 dollars); instants are RFC 3339 in UTC.
            Every POST that acts needs an `Idempotency-Key`: the same key and body gives the first answer again, marked `Idempotency-Replayed`.
            Every refusal is `application/problem+json` with a stable `code`, `field` (a JSON pointer into the body, or `?name` of a query parameter) and `remedy`; the
            codes are at `/api/problems`. Lists are pages with an opaque `next`. New fields may be added to answers at any time: ignore those you do not know.
            """.ReplaceLineEndings(" "),
        ["contact"] = new JsonObject { ["name"] = "The marketplace that runs it" },
        ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
    };

    private JsonObject Components()
    {
        _ = _schemas.Of(typeof(ProblemBody));
        Dictionary<CommandKind, string> payloads = Enum.GetValues<CommandKind>().ToDictionary(k => k, k => _schemas.Of(PartyActions.PayloadOf(k), closed: true)["$ref"]!.GetValue<string>());
        JsonObject schemas = _schemas.Components;
        if (schemas["CommandBody"]?["properties"]?["payload"] is JsonObject payload)
        {
            // Which fields it has depends on the kind; one that needs none may be left out.
            payload.Remove("type");
            payload["anyOf"] = new JsonArray([.. payloads.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(r => new JsonObject { ["$ref"] = r })]);
            payload["x-payload-of-kind"] = new JsonObject(payloads.Select(p => KeyValuePair.Create(p.Key.ToString(), (JsonNode?)JsonValue.Create(p.Value))));
        }

        // Generated clients raise a problem as an error, which then says this.
        schemas["ProblemBody"]!["properties"]!["detail"]!["x-ms-primary-error-message"] = true;
        return new JsonObject { ["schemas"] = schemas, ["securitySchemes"] = SecuritySchemes() };
    }

    private static JsonObject SecuritySchemes() => new()
    {
        [ApiOperation.FunctionKey] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key", ["description"] = "The key of the marketplace's backend." },
        [ApiOperation.StaffKey] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A member of staff: a staff key, or the sign-in of the platform in front of the app." },
    };
}
