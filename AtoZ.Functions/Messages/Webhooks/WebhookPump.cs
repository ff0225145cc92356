using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>
/// Sends what is due, each endpoint's by itself: a receiver that does not answer delays nobody else. A delivery is taken for a minute before it is
/// sent: a process that dies in between costs that minute, and at worst the receiver gets the event twice, under the same id.
/// </summary>
internal sealed class WebhookPump(AtoZStore store, WebhookSender sender, TimeProvider clock, ILogger<WebhookPump> log)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _lanes = new(StringComparer.Ordinal);

    /// <summary>Sends everything that is due now, and waits until each receiver has answered or was given up.</summary>
    /// <returns>When the next delivery is due; null when none waits.</returns>
    public async Task<DateTimeOffset?> Run(CancellationToken cancellationToken)
    {
        while (await DueEndpoints() is { Count: > 0 } due)
        {
            await Task.WhenAll(due.Select(endpoint => Lane(endpoint, cancellationToken).Sending));
        }

        return await NextDue();
    }

    /// <summary>Begins to send what is due now, and waits for nobody.</summary>
    /// <returns>What was begun: to be looked after by the caller.</returns>
    internal async Task<IReadOnlyList<Task>> Begin(CancellationToken cancellationToken)
    {
        List<string> due = await DueEndpoints();
        return [.. due.Select(endpoint => Lane(endpoint, cancellationToken)).Where(lane => lane.IsNew).Select(lane => lane.Sending)];
    }

    /// <summary>When the next delivery is due; null when none waits.</summary>
    internal Task<DateTimeOffset?> NextDue() =>
        store.Read(db => db.WebhookDeliveries.Where(d => d.NextAttemptAt != null).MinAsync(d => d.NextAttemptAt));

    private (Task Sending, bool IsNew) Lane(string endpoint, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_lanes.TryGetValue(endpoint, out Task? running))
            {
                return (running, false);
            }

            // Not on the caller's own thread: the lane ends by taking this lock.
            Task begun = Task.Run(() => SendAll(endpoint, cancellationToken), CancellationToken.None);
            _lanes[endpoint] = begun;
            return (begun, true);
        }
    }

    private async Task SendAll(string endpoint, CancellationToken cancellationToken)
    {
        try
        {
            while (await Take(endpoint) is { Count: > 0 } taken)
            {
                await Task.WhenAll(taken.Select(t => Deliver(t.Endpoint, t.Delivery, cancellationToken)));
            }
        }
        finally
        {
            lock (_lock)
            {
                _lanes.Remove(endpoint);
            }
        }
    }

    private static WriteScope ScopeOf(string endpointId) => WriteScope.Of("webhook", endpointId);

    private Task<List<string>> DueEndpoints()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return store.Read(db => Due(db, now).Select(d => d.EndpointId).Distinct().ToListAsync());
    }

    // No schedule leads further than the furthest: such a mark was set by a clock that was wrong.
    private static IQueryable<WebhookDeliveryRecord> Due(AtoZDb db, DateTimeOffset now)
    {
        DateTimeOffset furthest = now + WebhookSchedule.Furthest;
        return db.WebhookDeliveries.Where(d => d.NextAttemptAt != null && (d.NextAttemptAt <= now || d.NextAttemptAt > furthest));
    }

    private async Task<List<(WebhookEndpointRecord Endpoint, WebhookDeliveryRecord Delivery)>> Take(string endpointId)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!await store.Read(db => Due(db, now).AnyAsync(d => d.EndpointId == endpointId)))
        {
            return [];
        }

        return await store.Write(ScopeOf(endpointId), async db =>
        {
            List<WebhookDeliveryRecord> due = await Due(db, now).Where(d => d.EndpointId == endpointId).OrderBy(d => d.Sequence).Take(AtOnce).ToListAsync();
            WebhookEndpointRecord? endpoint = await db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == endpointId && e.DisabledAt == null);
            foreach (WebhookDeliveryRecord delivery in due)
            {
                // What is due for an endpoint that was switched off or removed meanwhile waits for a replay.
                delivery.NextAttemptAt = endpoint is null ? null : now + Lease;
            }

            return endpoint is null ? [] : due.Select(d => (endpoint, d)).ToList();
        });
    }

    private async Task Deliver(WebhookEndpointRecord endpoint, WebhookDeliveryRecord delivery, CancellationToken cancellationToken)
    {
        WebhookAttempt attempt = await sender.Send(endpoint, delivery, cancellationToken);
        await store.Write(ScopeOf(endpoint.Id), async db =>
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
