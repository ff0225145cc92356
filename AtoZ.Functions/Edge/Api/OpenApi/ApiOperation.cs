using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Api.ProblemTypes;
using AtoZ.Functions.Edge.Api.Webhooks;
using AtoZ.Functions.Messages.Webhooks;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>Describes one route with its parameters, body, answers and problems.</summary>
internal sealed class ApiOperation(XmlDocs docs, ApiSchemas schemas)
{
    /// <summary>Name of the backend's key among the security schemes.</summary>
    public const string FunctionKey = "functionKey";

    /// <summary>Name of the staff's key among the security schemes.</summary>
    public const string StaffKey = "staffKey";

    private const string Json = "application/json";

    /// <summary>The operation of a route.</summary>
    public JsonObject Of(ApiRoute route)
    {
        string words = route.About ?? docs.Type(route.Function) ?? route.Name;
        int end = words.IndexOf(". ", StringComparison.Ordinal);
        JsonObject operation = new()
        {
            ["operationId"] = route.Name,
            ["tags"] = new JsonArray(route.Tag),
            ["summary"] = (end < 0 ? words : words[..end]).TrimEnd('.'),
        };
        operation["description"] = end < 0 ? words : words[(end + 2)..];
        operation["security"] = Security(route);
        if (Parameters(route) is { Count: > 0 } parameters)
        {
            operation["parameters"] = parameters;
        }

        if (route.Takes is { } takes)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Body(takes) };
        }

        operation["responses"] = Responses(route);
        return operation;
    }

    /// <summary>What a receiver of webhooks gets and answers.</summary>
    public JsonObject Of(string eventType) => new()
    {
        ["operationId"] = string.Concat(eventType.Split('.', '_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]).Prepend("on")),
        ["summary"] = ListEventTypes.Means(eventType).TrimEnd('.'),
        ["description"] = ListEventTypes.Means(eventType),

        // The signature in the header says who sends it; the receiver asks for nothing else.
        ["security"] = new JsonArray(),
        ["tags"] = new JsonArray("Webhooks"),
        ["parameters"] = new JsonArray(
            Parameter("webhook-id", "header", "The event's id: a repeat has the same.", schemas.Of(typeof(string)), required: true),
            Parameter("webhook-timestamp", "header", "Seconds since 1970, at this attempt.", schemas.Of(typeof(string)), required: true),
            Parameter("webhook-signature", "header", "`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by blanks, while a secret is rotated.", schemas.Of(typeof(string)), required: true)),
        ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = schemas.Of(typeof(WebhookEvent)) } } },
        ["responses"] = new JsonObject
        {
            ["2XX"] = new JsonObject { ["description"] = "Taken." },
            ["410"] = new JsonObject { ["description"] = "Never send again: the endpoint is switched off." },
            ["default"] = new JsonObject { ["description"] = "Tried again by the schedule." },
        },
    };

    private static JsonArray Security(ApiRoute route) => route switch
    {
        { Level: not AuthorizationLevel.Anonymous } => [new JsonObject { [FunctionKey] = new JsonArray() }],
        { IsStaff: true } => [new JsonObject { [StaffKey] = new JsonArray() }],
        _ => [],
    };

    private JsonArray Parameters(ApiRoute route)
    {
        JsonArray parameters = [];
        foreach (RoutePart part in route.Parts)
        {
            parameters.Add(Parameter(part.Name, "path", part.Name == "token" ? "The token of a signed link: the last part of its address." : null, schemas.Of(part.IsNumber ? typeof(int) : typeof(string)), required: true));
        }

        foreach (AsksAttribute asked in route.Asks)
        {
            parameters.Add(Parameter(asked.Name, "query", asked.Means, schemas.Of(asked.Type), required: false));
        }

        if (route.Takes is { Once: true })
        {
            JsonObject key = new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Idempotency.LongestKey };
            parameters.Add(Parameter(Idempotency.Header, "header", "A new random key with each new request, the same key with its repeats.", key, required: true));
        }

        foreach (HearsAttribute heard in route.Hears)
        {
            parameters.Add(Parameter(heard.Name, "header", heard.Means, schemas.Of(typeof(string)), required: false));
        }

        return parameters;
    }

    private static JsonObject Parameter(string name, string place, string? means, JsonObject schema, bool required)
    {
        JsonObject parameter = new() { ["name"] = name, ["in"] = place, ["required"] = required, ["schema"] = schema };
        if (means is not null)
        {
            parameter["description"] = means;
        }

        return parameter;
    }

    private JsonObject Body(TakesAttribute takes)
    {
        JsonObject schema = takes.Body is { } body ? schemas.Of(body, closed: true) : new JsonObject { ["type"] = "string", ["format"] = "binary" };
        return new JsonObject(takes.ContentType.Split(',').Select(type => KeyValuePair.Create(type.Trim(), (JsonNode?)new JsonObject { ["schema"] = schema.DeepClone() })));
    }

    private JsonObject Responses(ApiRoute route)
    {
        JsonObject responses = [];
        foreach (GivesAttribute answer in route.Gives)
        {
            responses[$"{answer.Status}"] = Good(route, answer);
        }

        foreach (IGrouping<int, ProblemKind> status in route.Codes.SelectMany(Statuses).GroupBy(c => c.Status, c => c.Kind).OrderBy(g => g.Key))
        {
            responses[$"{status.Key}"] = Bad(status.Key, [.. status]);
        }

        if (route.Level != AuthorizationLevel.Anonymous)
        {
            responses["401"] = new JsonObject { ["description"] = "The function key is missing or wrong: send it in x-functions-key. The platform answers, without a body." };
        }

        return responses;
    }

    private static IEnumerable<(int Status, ProblemKind Kind)> Statuses(string code) => ProblemCatalogue.Of(code) is { } kind
        ? kind.Status.Select(s => (s, kind))
        : throw new InvalidOperationException($"The code {code} is not in the catalogue of problems.");

    private JsonObject Good(ApiRoute route, GivesAttribute answer)
    {
        JsonObject response = new() { ["description"] = ReasonPhrases.GetReasonPhrase(answer.Status) };
        if (Headers(route, answer) is { Count: > 0 } headers)
        {
            response["headers"] = headers;
        }

        if (answer.Body is not null || answer.ContentType is not null)
        {
            JsonObject schema = answer.Body is { } body ? schemas.Of(body) : new JsonObject { ["type"] = "string", ["format"] = "binary" };
            response["content"] = new JsonObject { [answer.ContentType ?? Json] = new JsonObject { ["schema"] = schema } };
        }

        return response;
    }

    private static JsonObject Headers(ApiRoute route, GivesAttribute answer)
    {
        JsonObject headers = [];
        if (answer.Status == 201 || (answer.Status == 202 && route.Hears.Any(h => h.Name == "Prefer")))
        {
            headers["Location"] = Header("Where the new thing is, or where to ask what became of it.", "string");
        }

        if (route.Takes is { Once: true })
        {
            headers["Idempotency-Replayed"] = Header("`true` when this is the first answer, sent again.", "string");
        }

        if (route.Hears.Any(h => h.Name == "If-None-Match"))
        {
            headers["ETag"] = Header("The state that was read, for If-Match and If-None-Match.", "string");
        }

        return headers;
    }

    private static JsonObject Header(string means, string type) => new() { ["description"] = means, ["schema"] = new JsonObject { ["type"] = type } };

    private JsonObject Bad(int status, IReadOnlyList<ProblemKind> kinds)
    {
        JsonObject response = new()
        {
            ["description"] = string.Join('\n', kinds.Select(k => $"- `{k.Code}`: {k.Means}")),
            ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = schemas.Of(typeof(ProblemBody)) } },
            ["x-codes"] = new JsonArray([.. kinds.Select(k => JsonValue.Create(k.Code))]),
        };
        if (status is 409 or 429 or 503)
        {
            response["headers"] = new JsonObject { ["Retry-After"] = Header("Seconds after which to try again; absent when that would not help.", "integer") };
        }

        return response;
    }
}
