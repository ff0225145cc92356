using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api;

/// <summary>Answers what no other route of the API answers, also known routes with another method.</summary>
internal sealed class UnknownRoute
{
    // The genuine host tries routes in the order of names, and the first match wins: what answers everything else must come last.
    [Function("ZzUnknownRoute")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "api/{*rest}")] HttpRequest request)
    {
        return Of(request);
    }

    /// <summary>That nothing answers a request.</summary>
    internal static Answer Of(HttpRequest request) =>
        Problems.From(new Refusal("ROUTE_UNKNOWN", 404, $"Nothing answers {request.Method} here.", "Check path and method; a case's JSON lists its addresses under 'links' and 'actions'."));
}
