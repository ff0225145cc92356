using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Messages.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Webhooks;

/// <summary>Adds an endpoint for events. Its secret is shown once, here.</summary>
internal sealed class AddWebhook(WebhookDesk desk, WebhookSecrets secrets, Posted posted)
{
    [Function(nameof(AddWebhook))]
    [Takes(typeof(WebhookBody))]
    [Gives(201, typeof(WebhookShown))]
    [Refuses("EVENT_TYPE_UNKNOWN", "WEBHOOKS_TOO_MANY", "WEBHOOK_URL_NOT_SAFE", "WEBHOOK_URL_WRONG")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/webhooks")] HttpRequest request, CancellationToken cancellationToken) =>
        await posted.Once<WebhookBody>(
            request,
            "backend",
            async (db, body) =>
            {
                (WebhookEndpointRecord? added, Refusal? refusal) = await desk.Add(db, new WebhookEndpointWish(body.Url, body.Events, body.Description));
                return added is null ? Problems.From(refusal!) : Answer.Created($"/api/webhooks/{added.Id}", WebhookShown.Of(added, secrets));
            },
            cancellationToken);
}

/// <summary>Lists the endpoints for events.</summary>
internal sealed class ListWebhooks(AtoZStore store)
{
    [Function(nameof(ListWebhooks))]
    [Gives(200, typeof(WebhookList))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/webhooks")] HttpRequest request) =>
        Answer.Ok(new WebhookList([.. (await store.Read(db => db.WebhookEndpoints.OrderBy(e => e.Id).ToListAsync())).Select(e => WebhookShown.Of(e))]));
}

/// <summary>One endpoint for events, with why nothing is sent where that is so.</summary>
internal sealed class GetWebhook(AtoZStore store)
{
    [Function(nameof(GetWebhook))]
    [Gives(200, typeof(WebhookShown))]
    [Refuses("WEBHOOK_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/webhooks/{webhookId}")] HttpRequest request, string webhookId) =>
        await store.Read(db => db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == webhookId)) is { } found
            ? Answer.Ok(WebhookShown.Of(found))
            : Problems.From(WebhookRefusals.Unknown);
}

/// <summary>Changes an endpoint for events, or switches it on or off.</summary>
internal sealed class ChangeWebhook(WebhookDesk desk, Posted posted)
{
    [Function(nameof(ChangeWebhook))]
    [Takes(typeof(WebhookChangeBody))]
    [Gives(200, typeof(WebhookShown))]
    [Refuses("EVENT_TYPE_UNKNOWN", "WEBHOOK_UNKNOWN", "WEBHOOK_URL_NOT_SAFE", "WEBHOOK_URL_WRONG")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/webhooks/{webhookId}")] HttpRequest request, string webhookId, CancellationToken cancellationToken) =>
        await posted.Once<WebhookChangeBody>(request, "backend", (db, body) => Change(db, webhookId, body), cancellationToken);

    private async Task<Answer> Change(AtoZDb db, string id, WebhookChangeBody body)
    {
        if (await db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == id) is not { } endpoint)
        {
            return Problems.From(WebhookRefusals.Unknown);
        }

        return desk.Change(endpoint, new WebhookEndpointWish(body.Url, body.Events, body.Description), body.Enabled) is { } refusal
            ? Problems.From(refusal)
            : Answer.Ok(WebhookShown.Of(endpoint));
    }
}

/// <summary>Removes an endpoint for events. Removing it again finds nothing to remove.</summary>
internal sealed class RemoveWebhook(AtoZStore store)
{
    [Function(nameof(RemoveWebhook))]
    [Gives(204)]
    [Refuses("WEBHOOK_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/webhooks/{webhookId}")] HttpRequest request, string webhookId) =>
        await store.Write(db => db.WebhookEndpoints.Where(e => e.Id == webhookId).ExecuteDeleteAsync()) > 0
            ? Results.NoContent()
            : Problems.From(WebhookRefusals.Unknown);
}

/// <summary>What can be wrong with an address of an endpoint.</summary>
internal static class WebhookRefusals
{
    public static Refusal Unknown { get; } = new("WEBHOOK_UNKNOWN", 404, "There is no such endpoint.", "Compare with /api/webhooks.");
}
