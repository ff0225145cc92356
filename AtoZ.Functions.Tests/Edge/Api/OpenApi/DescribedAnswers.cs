using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtoZ.Functions.Edge.Api.OpenApi;
using NJsonSchema;
using NJsonSchema.Validation;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api.OpenApi;

/// <summary>Holds answers against the description of the API: each answer of every test of the API passes through here.</summary>
internal static partial class DescribedAnswers
{
    private static readonly JsonObject Document = ApiDocument.Of(typeof(AtoZApp).Assembly, null);
    private static readonly Dictionary<string, Regex> Paths = Document["paths"]!.AsObject().ToDictionary(p => p.Key, p => PathPattern(p.Key));
    private static readonly Task<JsonSchema> Schemas = ReadSchemas();

    /// <summary>Fails when a route of the API gave an answer that its description does not know.</summary>
    public static async Task Check(HttpMethod method, string address, Reply reply)
    {
        string path = "/" + address.Split('?')[0].TrimStart('/');
        if (!path.StartsWith("/api/", StringComparison.Ordinal) || reply.Code == "ROUTE_UNKNOWN" || Operation(method, path) is not { } operation)
        {
            return;
        }

        string answer = $"{method} {path} → {reply.Status} {reply.Body}";
        JsonObject? response = operation["responses"]![$"{reply.Status}"]?.AsObject();
        Assert.True(response is not null, $"The description has no answer {reply.Status}: {answer}");
        if (reply.Code is { } code)
        {
            Assert.True(response["x-codes"]!.AsArray().Any(c => c!.GetValue<string>() == code), $"The description has no {code}: {answer}");
        }

        if (response["content"] is JsonObject content && reply.Bytes.Length > 0)
        {
            string type = content.ContainsKey(reply.ContentType ?? "") ? reply.ContentType! : content.First().Key;
            JsonObject schema = content[type]!["schema"]!.AsObject();
            Assert.True(reply.ContentType == type || schema["format"]?.GetValue<string>() == "binary", $"The type is not described: {reply.ContentType} of {answer}");
            await CheckBody(schema, reply, answer);
        }
    }

    private static async Task CheckBody(JsonObject schema, Reply reply, string answer)
    {
        if (schema["$ref"]?.GetValue<string>().Split('/')[^1] is not { } name)
        {
            return;
        }

        ICollection<ValidationError> errors = (await Schemas).Definitions[name].Validate(reply.Body);
        Assert.True(errors.Count == 0, $"{name}: {string.Join("; ", errors.Select(e => $"{e.Kind} at {e.Path}"))} in {answer}");
    }

    private static JsonObject? Operation(HttpMethod method, string path) => Paths
        .Where(p => p.Value.IsMatch(path))
        .OrderBy(p => p.Key.Count(c => c == '{'))
        .Select(p => Document["paths"]![p.Key]![method.Method.ToLowerInvariant()]?.AsObject())
        .FirstOrDefault();

    // What an answer holds must be described: closed here, open for clients. The reader knows references into 'definitions'.
    private static Task<JsonSchema> ReadSchemas()
    {
        JsonObject all = Document["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (JsonObject component in all.Select(c => c.Value!.AsObject()).Where(c => c.ContainsKey("properties")))
        {
            component["additionalProperties"] = false;
        }

        string text = new JsonObject { ["definitions"] = all }.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        return JsonSchema.FromJsonAsync(text);
    }

    private static Regex PathPattern(string path) => new($"^{Part().Replace(path, "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("""\{\w+\}""", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
