using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Makes requests that nobody should send, out of the description of the API, the addresses of the pages and a seed.</summary>
internal sealed class HostileRequests
{
    private static readonly string[] Pages =
    [
        "case/{token}", "case/{token}/do/{act}", "case/{token}/evidence", "staff", "staff/sign-in", "staff/claim/{claimId}", "staff/claim/{claimId}/do/{act}",
        "staff/claim/{claimId}/files", "expert/{token}", "guarantee", "guarantee/{version}", "dev/mail", "dev/mail/{id}", "{id}", "{id}/{id}",
    ];

    private static readonly string[] Strange =
    [
        "", " ", "nope", "%00", "%07", "%0d%0a", "%FF", "%ED%A0%80", "%F0%9F%93%A6", "..", "..%2f..%2fetc%2fpasswd", "%25", "%2f", "+", "-1", "0", "2147483648", "9223372036854775807", "1e400", "NaN",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-28T10:00:00", "2026-02-30", "'%20OR%201=1--", "%3Cscript%3E", "null", "true", "[]", "{}", new('a', 300), new('a', 5_000),
    ];

    private static readonly string[] Bodies =
    [
        "", " ", "null", "0", "\"\"", "[]", "[[]]", "{", "}", "{}", "{\"\":{}}", "{\"a\":1,\"a\":2}", "\uFEFF{}", "{\"a\":1e999}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\u0000\"}", "//", "{'a':1}", "{\"a\":1,}",
        new('[', 5_000), "order_id,line\n\"", "order_id,order_id\n1,2\n", "a=%00&b=%ZZ&=&&", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n",
    ];

    private static readonly string[] Types =
    [
        "application/json", "application/json", "application/json", "application/json; charset=utf-16", "text/csv", "application/x-ndjson", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded", "image/png", "application/pdf", "nonsense",
    ];

    private readonly Random _dice;
    private readonly List<(string Path, string Method, JsonNode? Schema)> _operations;
    private readonly JsonObject _schemas;
    private readonly IReadOnlyList<string> _known;

    /// <summary>Requests out of a seed.</summary>
    /// <param name="description">The OpenAPI document.</param>
    /// <param name="known">Ids and tokens that lead somewhere.</param>
    /// <param name="seed">The same seed gives the same requests.</param>
    public HostileRequests(JsonObject description, IReadOnlyList<string> known, int seed)
    {
        _dice = new Random(seed);
        _known = known;
        _schemas = description["components"]!["schemas"]!.AsObject();
        _operations =
        [
            .. from path in description["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where operation.Key is "get" or "post" or "put" or "delete"
               select (path.Key.TrimStart('/'), operation.Key, operation.Value?["requestBody"]?["content"]?["application/json"]?["schema"]),
        ];
    }

    /// <summary>The next request.</summary>
    /// <param name="hostKey">The key of a marketplace's backend, which most of them carry.</param>
    public HttpRequestMessage Next(string hostKey)
    {
        (string path, string method, JsonNode? schema) = Chance(80) ? Pick(_operations) : (Pick(Pages), Chance(60) ? "get" : "post", null);
        string verb = Chance(95) ? method : Pick(["get", "post", "put", "delete", "patch", "head", "options"]);
        HttpRequestMessage request = new(HttpMethod.Parse(verb), new Uri(Filled(path) + Query(), UriKind.Relative));
        if (Chance(85))
        {
            Header(request, "x-functions-key", hostKey);
        }

        if (Chance(80))
        {
            Header(request, "Idempotency-Key", Chance(90) ? $"h-{_dice.Next()}" : Pick(Strange));
        }

        if (Chance(10))
        {
            Header(request, Pick(["Accept", "Accept-Language", "Range", "If-None-Match", "X-Withhold", "X-File-Name", "Authorization", "Cookie", "X-Forwarded-For"]), Pick(Strange));
        }

        if (verb is "post" or "put" or "patch" || Chance(2))
        {
            request.Content = Body(schema);
        }

        return request;
    }

    private string Filled(string path)
    {
        StringBuilder filled = new();
        foreach (string part in path.Split('/'))
        {
            string value = part.Contains('{', StringComparison.Ordinal) ? Value() : part;
            filled.Append(filled.Length == 0 ? "" : "/").Append(Chance(1) ? value.ToUpperInvariant() : value);
        }

        return filled.Append(Chance(2) ? "/" : "").ToString();
    }

    private string Query()
    {
        if (!Chance(35))
        {
            return "";
        }

        string[] names = ["from", "until", "limit", "after", "orderId", "buyerId", "sellerId", "status", "q", "page", "line", "lang", "kind", "mapping", "dry-run", "done", "Signed", "%00"];
        return "?" + string.Join('&', Enumerable.Range(0, _dice.Next(1, 4)).Select(_ => $"{Pick(names)}={Value()}"));
    }

    private string Value() => _known.Count > 0 && Chance(50) ? Pick(_known) : Pick(Strange);

    private ByteArrayContent Body(JsonNode? schema)
    {
        byte[] bytes = _dice.Next(4) switch
        {
            0 => Noise(),
            1 => Encoding.UTF8.GetBytes(Pick(Bodies)),
            _ => Encoding.UTF8.GetBytes(Like(schema, 0)?.ToJsonString() ?? "null"),
        };
        ByteArrayContent content = new(bytes);
        if (MediaTypeHeaderValue.TryParse(schema is not null && Chance(80) ? "application/json" : Pick(Types), out MediaTypeHeaderValue? type))
        {
            content.Headers.ContentType = type;
        }

        return content;
    }

    private byte[] Noise()
    {
        byte[] noise = new byte[_dice.Next(0, 3_000)];
        _dice.NextBytes(noise);
        byte[][] starts = [[], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF, 0xE1], "%PDF-1.7\n"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), "RIFF"u8.ToArray(), [0xEF, 0xBB, 0xBF], [0x1F, 0x8B]];
        return [.. Pick(starts), .. noise];
    }

    // What the description asks for, now and then with something else in its place.
    private JsonNode? Like(JsonNode? schema, int depth)
    {
        if (schema is null || depth > 6 || Chance(7))
        {
            return Wrong();
        }

        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return Like(_schemas[reference[(reference.LastIndexOf('/') + 1)..]], depth + 1);
        }

        if ((schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) is JsonArray choices)
        {
            return Like(choices[_dice.Next(choices.Count)], depth + 1);
        }

        if (schema["enum"] is JsonArray words)
        {
            return words[_dice.Next(words.Count)]?.DeepClone();
        }

        JsonNode? type = schema["type"];
        return (type is JsonArray types ? types[_dice.Next(types.Count)] : type)?.GetValue<string>() switch
        {
            "object" => Object(schema, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, _dice.Next(0, 4)).Select(_ => Like(schema["items"], depth + 1))]),
            "integer" => Pick<long>([0, 1, 3, -1, 4_000, 8_000, long.MaxValue, long.MinValue]),
            "number" => Pick([0.0, 1.5, -1, 1e300]),
            "boolean" => Chance(50),
            "null" => null,
            _ => schema["format"]?.GetValue<string>() == "date-time" && Chance(70)
                ? Pick(["2026-11-20T10:00:00Z", "2026-11-20T10:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59+14:00", "2026-11-31T00:00:00Z"])
                : Uri.UnescapeDataString(Value()),
        };
    }

    private JsonObject Object(JsonNode schema, int depth)
    {
        JsonObject made = [];
        foreach ((string name, JsonNode? property) in schema["properties"]?.AsObject() ?? [])
        {
            if (Chance(85))
            {
                made[name] = Like(property, depth + 1);
            }
        }

        return made;
    }

    private JsonNode? Wrong() => _dice.Next(6) switch
    {
        0 => null,
        1 => _dice.Next(),
        2 => new JsonArray(),
        3 => new JsonObject(),
        4 => false,
        _ => "\u0007",
    };

    private bool Chance(int percent) => _dice.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> from) => from[_dice.Next(from.Count)];

    private static void Header(HttpRequestMessage request, string name, string value) => request.Headers.TryAddWithoutValidation(name, value);
}
