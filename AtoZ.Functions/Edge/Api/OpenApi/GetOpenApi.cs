using System.Text.Json.Nodes;
using AtoZ.Functions.Guarantee.Json;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>This description of the API, in OpenAPI 3.1. No key is needed to read it.</summary>
internal sealed class GetOpenApi(AppSettings settings)
{
    private readonly Lazy<string> _document = new(() => ApiDocument.Of(typeof(GetOpenApi).Assembly, settings.PublicBaseUrl).ToJsonString(ApiJson.Options));

    [Function(nameof(GetOpenApi))]
    [Gives(200, typeof(JsonObject))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        new Answer(StatusCodes.Status200OK, _document.Value, "application/json; charset=utf-8");
}
