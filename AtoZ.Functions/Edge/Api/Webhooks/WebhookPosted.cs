using AtoZ.Functions.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Webhooks;

/// <summary>The steps that acts on an endpoint share: key, body, the endpoint, then the effect once.</summary>
internal sealed class WebhookPosted(Posted posted)
{
    /// <summary>Runs an act at most once.</summary>
    public Task<Answer> Once<T>(
        HttpRequest request, string webhookId, Func<AtoZDb, WebhookEndpointRecord, T, Task<Answer>> effect, CancellationToken cancellationToken)
        where T : class => posted.Once<T>(
        request,
        "backend",
        async (db, body) => await db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == webhookId) is { } endpoint
            ? await effect(db, endpoint, body)
            : Problems.From(WebhookRefusals.Unknown),
        cancellationToken);
}

/// <summary>A body without fields: <c>{}</c>.</summary>
internal sealed record EmptyBody;
