using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>What the page of the API shows.</summary>
public sealed record ApiDocsView(Reader Reader, IReadOnlyList<DescribedGroup> Groups);

/// <summary>Routes that belong together.</summary>
public sealed record DescribedGroup(string Name, string About, IReadOnlyList<DescribedRoute> Routes);

/// <summary>A route as the page shows it, read from the description.</summary>
/// <param name="Id">The operation's name.</param>
/// <param name="Verb">In small letters.</param>
/// <param name="Path">With names in braces.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="About">More words; null when none.</param>
/// <param name="Key">Which key it needs; null when none.</param>
/// <param name="Parameters">Path, query and headers.</param>
/// <param name="BodyType">Content type of its body; null when none is read.</param>
/// <param name="Example">A body to begin with.</param>
/// <param name="Answers">Status and what it means.</param>
public sealed record DescribedRoute(
    string Id,
    string Verb,
    string Path,
    string Summary,
    string? About,
    string? Key,
    IReadOnlyList<DescribedParameter> Parameters,
    string? BodyType,
    string Example,
    IReadOnlyList<(string Status, string Means)> Answers)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The routes of a description, in groups.</summary>
    internal static IReadOnlyList<DescribedGroup> In(JsonObject document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           let route = Of(document, path.Key, operation.Key, operation.Value!.AsObject())
           group route by operation.Value!["tags"]![0]!.GetValue<string>() into tag
           orderby tag.Key
           select new DescribedGroup(tag.Key, ApiTags.About(tag.Key), [.. tag]),
    ];

    private static DescribedRoute Of(JsonObject document, string path, string verb, JsonObject operation)
    {
        JsonObject? content = operation["requestBody"]?["content"]?.AsObject();
        return new DescribedRoute(
            operation["operationId"]!.GetValue<string>(),
            verb,
            path,
            operation["summary"]!.GetValue<string>(),
            operation["description"]?.GetValue<string>(),
            operation["security"]!.AsArray().FirstOrDefault()?.AsObject().First().Key,
            [.. (operation["parameters"]?.AsArray() ?? []).Select(p => Parameter(document, p!.AsObject()))],
            content?.First().Key,
            content is null ? "" : ExampleOf(document, content.First().Value!["schema"]!.AsObject()),
            [.. operation["responses"]!.AsObject().Select(r => (r.Key, r.Value!["description"]!.GetValue<string>()))]);
    }

    private static DescribedParameter Parameter(JsonObject document, JsonObject parameter) => new(
        parameter["name"]!.GetValue<string>(),
        parameter["in"]!.GetValue<string>(),
        parameter["required"]!.GetValue<bool>(),
        parameter["description"]?.GetValue<string>(),
        ApiExamples.WordsOf(document, parameter["schema"]!.AsObject()));

    private static string ExampleOf(JsonObject document, JsonObject schema) =>
        schema["format"]?.GetValue<string>() == "binary" ? "" : ApiExamples.Of(document, schema)?.ToJsonString(Indented) ?? "";
}

/// <summary>A parameter as the page shows it; <c>Words</c> are the values that it may have, empty when any.</summary>
public sealed record DescribedParameter(string Name, string Place, bool Required, string? Means, IReadOnlyList<string> Words);
