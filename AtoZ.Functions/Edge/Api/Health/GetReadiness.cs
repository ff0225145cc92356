using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Health;

/// <summary>Whether requests will be served: database and storage answer. Looked at once in some seconds, however often somebody asks.</summary>
internal sealed class GetReadiness(Readiness readiness)
{
    [Function(nameof(GetReadiness))]
    [Gives(200, typeof(HealthShown))]
    [Refuses("NOT_READY")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellationToken) =>
        await readiness.Missing(cancellationToken) is { Count: > 0 } missing
            ? Problems.From(new Refusal("NOT_READY", 503, $"It does not answer: {string.Join(", ", missing)}.", "Send traffic elsewhere until it does; the log says more."))
            : Answer.Ok(new HealthShown("ready"));
}
