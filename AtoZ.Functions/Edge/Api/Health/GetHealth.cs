using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Health;

/// <summary>Whether the app runs at all: it looks at nothing else, so that a database that is away restarts nobody.</summary>
internal sealed class GetHealth
{
    [Function(nameof(GetHealth))]
    [Gives(200, typeof(HealthShown))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request) => Answer.Ok(new HealthShown("alive"));
}

/// <summary>How the app is.</summary>
/// <param name="Status"><c>alive</c> or <c>ready</c>.</param>
internal sealed record HealthShown(string Status);
