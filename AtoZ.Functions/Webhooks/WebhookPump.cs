using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Webhooks;

/// <summary>
/// Sends what is due. A delivery is taken for a minute before it is sent: a process that dies in between costs that minute, and at worst the
/// receiver gets the event twice, under the same id.
/// </summary>
public sealed class WebhookPump(AtoZStore store, WebhookSender sender, TimeProvider clock, ILogger<WebhookPump> log)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Sends everything that is due now.</summary>
    /// <returns>When the next delivery is due; null when none waits.</returns>
    public async Task<DateTimeOffset?> Run(CancellationToken cancellationToken)
    {
        while (await Take() is { Count: > 0 } taken)
        {
            await Task.WhenAll(taken.Select(t => Deliver(t.Endpoint, t.Delivery, cancellationToken)));
        }

        return await store.Read(db => db.WebhookDeliveries.Where(d => d.NextAttemptAt != null).MinAsync(d => d.NextAttemptAt));
    }

    private async Task<List<(WebhookEndpointRecord Endpoint, WebhookDeliveryRecord Delivery)>> Take()
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!await store.Read(db => db.WebhookDeliveries.AnyAsync(d => d.NextAttemptAt != null && d.NextAttemptAt <= now)))
        {
            return [];
        }

        return await store.Write(async db =>
        {
            List<WebhookDeliveryRecord> due = await db.WebhookDeliveries.Where(d => d.NextAttemptAt != null && d.NextAttemptAt <= now).OrderBy(d => d.Sequence).Take(AtOnce).ToListAsync();
            List<string> ids = [.. due.Select(d => d.EndpointId).Distinct()];
            Dictionary<string, WebhookEndpointRecord> endpoints = await db.WebhookEndpoints.Where(e => ids.Contains(e.Id) && e.DisabledAt == null).ToDictionaryAsync(e => e.Id);
            foreach (WebhookDeliveryRecord delivery in due)
            {
                // What is due for an endpoint that was switched off or removed meanwhile waits for a replay.
                delivery.NextAttemptAt = endpoints.ContainsKey(delivery.EndpointId) ? now + Lease : null;
            }

            return due.Where(d => d.NextAttemptAt is not null).Select(d => (endpoints[d.EndpointId], d)).ToList();
        });
    }

    private async Task Deliver(WebhookEndpointRecord endpoint, WebhookDeliveryRecord delivery, CancellationToken cancellationToken)
    {
        WebhookAttempt attempt = await sender.Send(endpoint, delivery, cancellationToken);
        await store.Write(async db =>
        {
            WebhookDeliveryRecord? kept = await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.Sequence == delivery.Sequence);
            WebhookEndpointRecord? known = await db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == endpoint.Id);
            if (kept is not null && known is not null)
            {
                Note(known, kept, attempt, clock.GetUtcNow());
            }
        });
        if (!attempt.Taken)
        {
            log.LogInformation("Webhook {Endpoint}: attempt {Attempt} of {Event} failed, {Error}", endpoint.Id, delivery.Attempts + 1, delivery.EventId, attempt.Error);
        }
    }

    private static void Note(WebhookEndpointRecord endpoint, WebhookDeliveryRecord delivery, WebhookAttempt attempt, DateTimeOffset now)
    {
        delivery.Attempts++;
        (delivery.LastStatus, delivery.LastError) = (attempt.Status, attempt.Error);
        if (attempt.Taken)
        {
            (delivery.DeliveredAt, delivery.NextAttemptAt, endpoint.FailingSince) = (now, null, null);
            return;
        }

        endpoint.FailingSince ??= now;
        delivery.NextAttemptAt = attempt.Gone ? null : now + WebhookSchedule.After(delivery.Attempts, delivery.Key, attempt.RetryAfter);
        if (attempt.Gone)
        {
            Disable(endpoint, "It answered 410 Gone.", now);
        }
        else if (delivery.NextAttemptAt is null && endpoint.FailingSince <= delivery.CreatedAt + Lease)
        {
            Disable(endpoint, $"Every attempt failed since {endpoint.FailingSince:u}.", now);
        }
    }

    private static void Disable(WebhookEndpointRecord endpoint, string reason, DateTimeOffset now) =>
        (endpoint.DisabledAt, endpoint.DisabledReason) = (endpoint.DisabledAt ?? now, endpoint.DisabledReason ?? reason);
}
