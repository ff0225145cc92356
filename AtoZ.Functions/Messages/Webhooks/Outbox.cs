using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Json;
using AtoZ.Functions.Records;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>
/// Writes what is to be sent in the transaction of the event itself: an event without its deliveries, or the other way round, cannot be.
/// </summary>
internal sealed class Outbox : ITimelineOutbox
{
    /// <summary>Adds a delivery for each endpoint that wants the event of a timeline's entry.</summary>
    public async Task Add(AtoZDb db, TimelineRecord entry)
    {
        string type = EventTypes.Of(entry.Kind);
        foreach (WebhookEndpointRecord endpoint in await db.WebhookEndpoints.Where(e => e.DisabledAt == null).ToListAsync())
        {
            if (Wants(endpoint, type))
            {
                Add(db, endpoint.Id, WebhookEvent.Of(entry), entry.At, "first");
            }
        }
    }

    /// <summary>Adds one delivery.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="endpoint">To where.</param>
    /// <param name="what">The event.</param>
    /// <param name="now">The moment; it is due at once.</param>
    /// <param name="round">Tells a replay from the first time.</param>
    internal static void Add(AtoZDb db, string endpoint, WebhookEvent what, DateTimeOffset now, string round)
    {
        db.WebhookDeliveries.Add(new WebhookDeliveryRecord
        {
            EndpointId = endpoint,
            EventId = what.Data.Id,
            Key = $"{endpoint}/{what.Data.Id}/{round}",
            Type = what.Type,
            Body = JsonSerializer.Serialize(what, ApiJson.Options),
            CreatedAt = now,
            NextAttemptAt = now,
        });
        db.HasDeliveries = true;
    }

    /// <summary>Whether an endpoint asked for a type.</summary>
    internal static bool Wants(WebhookEndpointRecord endpoint, string type) => endpoint.Events.Length == 0 || endpoint.Events.Split(',').Contains(type, StringComparer.Ordinal);
}
