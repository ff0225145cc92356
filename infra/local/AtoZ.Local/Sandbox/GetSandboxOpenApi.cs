using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee.Json;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Local.Sandbox;

/// <summary>The description of the sandbox's routes, in OpenAPI 3.1. They are not part of the API: nothing that is deployed has them.</summary>
internal sealed class GetSandboxOpenApi(AppSettings settings)
{
    private readonly Lazy<string> _document = new(() => ApiDocument.Of(typeof(GetSandboxOpenApi).Assembly, settings.PublicBaseUrl).ToJsonString(ApiJson.Options));

    [Function(nameof(GetSandboxOpenApi))]
    [Gives(200, typeof(JsonObject))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/sandbox/openapi.json")] HttpRequest request) =>
        new Answer(StatusCodes.Status200OK, _document.Value, "application/json; charset=utf-8");
}
