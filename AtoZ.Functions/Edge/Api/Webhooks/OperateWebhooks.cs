using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Messages.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Webhooks;

/// <summary>Gives an endpoint a new secret. The one before signs too for a day, so that nothing is lost while the receiver changes.</summary>
internal sealed class RotateWebhookSecret(WebhookDesk desk, WebhookSecrets secrets, WebhookPosted posted)
{
    [Function(nameof(RotateWebhookSecret))]
    [Takes(typeof(EmptyBody))]
    [Gives(200, typeof(WebhookShown))]
    [Refuses("WEBHOOK_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/webhooks/{webhookId}/rotate-secret")] HttpRequest request, string webhookId, CancellationToken cancellationToken) =>
        await posted.Once<EmptyBody>(
            request,
            webhookId,
            (_, endpoint, _) =>
            {
                desk.Rotate(endpoint);
                return Task.FromResult(Answer.Ok(WebhookShown.Of(endpoint, secrets)));
            },
            cancellationToken);
}

/// <summary>Sends a test event to an endpoint. What came of it is among its deliveries.</summary>
internal sealed class TestWebhook(WebhookDesk desk, WebhookPosted posted)
{
    [Function(nameof(TestWebhook))]
    [Takes(typeof(EmptyBody))]
    [Gives(202, typeof(WebhookTested))]
    [Refuses("WEBHOOK_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/webhooks/{webhookId}/test")] HttpRequest request, string webhookId, CancellationToken cancellationToken) =>
        await posted.Once<EmptyBody>(
            request,
            webhookId,
            (db, endpoint, _) => Task.FromResult(Answer.Accepted(new WebhookTested(desk.Test(db, endpoint), $"/api/webhooks/{webhookId}/deliveries"))),
            cancellationToken);
}

/// <summary>Sends past events to an endpoint again, in their order, at most a thousand at once: after a failure, or to fill a new receiver.</summary>
internal sealed class ReplayWebhook(WebhookDesk desk, WebhookPosted posted)
{
    [Function(nameof(ReplayWebhook))]
    [Takes(typeof(ReplayBody))]
    [Gives(202, typeof(ReplayStarted))]
    [Refuses("CURSOR_WRONG", "WEBHOOK_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/webhooks/{webhookId}/replay")] HttpRequest request, string webhookId, CancellationToken cancellationToken) =>
        await posted.Once<ReplayBody>(
            request,
            webhookId,
            async (db, endpoint, body) =>
            {
                if (EventFeed.Read(body.After) is not { } after)
                {
                    return Problems.From(EventFeed.CursorWrong("/after"));
                }

                (int events, long last) = await desk.Replay(db, endpoint, after);
                return Answer.Accepted(new ReplayStarted(events, EventFeed.Write(last)));
            },
            cancellationToken);
}

/// <summary>What was sent to an endpoint, newest first: each attempt's end and the next one's time.</summary>
internal sealed class ListDeliveries(AtoZStore store)
{
    private static readonly string[] None = [];

    [Function(nameof(ListDeliveries))]
    [Gives(200, typeof(DeliveryPage))]
    [Asks("limit", typeof(int), "How many at most, from 1 to 50.")]
    [Asks("cursor", typeof(string), "'next' of the page before.")]
    [Refuses("WEBHOOK_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/webhooks/{webhookId}/deliveries")] HttpRequest request, string webhookId)
    {
        QueryFilter filter = new(request.Query);
        (int limit, string? after) = Page.Asked(filter, webhookId, None);
        filter.NothingElse(["limit", "cursor", "code"]);
        if (filter.Refusal is { } refusal)
        {
            return Problems.From(refusal);
        }

        long before = after is null ? long.MaxValue : long.Parse(after, CultureInfo.InvariantCulture);
        return await store.Read<IResult>(async db =>
        {
            if (!await db.WebhookEndpoints.AnyAsync(e => e.Id == webhookId))
            {
                return Problems.From(WebhookRefusals.Unknown);
            }

            List<WebhookDeliveryRecord> found = await db.WebhookDeliveries.Where(d => d.EndpointId == webhookId && d.Sequence < before).OrderByDescending(d => d.Sequence).Take(limit + 1).ToListAsync();
            string? next = found.Count > limit ? Page.Next(filter, webhookId, None, found[limit - 1].Sequence.ToString(CultureInfo.InvariantCulture)) : null;
            return Answer.Ok(new DeliveryPage([.. found.Take(limit).Select(Shown)], next));
        });
    }

    private static DeliveryShown Shown(WebhookDeliveryRecord d) => new(d.EventId, d.Type, d.CreatedAt, d.Attempts, d.DeliveredAt, d.NextAttemptAt, d.LastStatus, d.LastError);
}
