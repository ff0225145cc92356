using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>What one line of a feed is, in JSON Schema: `facts` or `order-lines`. No key is needed to read it.</summary>
internal sealed class GetFeedSchema
{
    [Function(nameof(GetFeedSchema))]
    [Gives(200, typeof(JsonObject))]
    [Refuses("FEED_UNKNOWN")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/feeds/{feed}/schema")] HttpRequest request, string feed) =>
        FeedSchemas.Of(feed ?? "") is { } schema
            ? new Answer(StatusCodes.Status200OK, schema.ToJsonString(ApiJson.Options), "application/json; charset=utf-8")
            : Problems.From(new Refusal("FEED_UNKNOWN", 404, "There is no such feed.", $"There are {string.Join(", ", FeedSchemas.Names)}."));
}
