using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>Manages where events go: endpoints, their secrets, tests and replays. Works in the caller's transaction.</summary>
internal sealed class WebhookDesk(AddressGuard guard, WebhookSecrets secrets, TimeProvider clock)
{
    /// <summary>How long the secret before still signs after a rotation.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    public const int MostEndpoints = 20;

    /// <summary>The most events that one replay sends.</summary>
    public const int MostReplayed = 1_000;

    private const int LongestUrl = 2_000;

    /// <summary>Adds an endpoint.</summary>
    public async Task<(WebhookEndpointRecord? Endpoint, Refusal? Refusal)> Add(AtoZDb db, WebhookEndpointWish wish)
    {
        if (Check(wish) is { } refusal)
        {
            return (null, refusal);
        }

        if (await db.WebhookEndpoints.CountAsync() >= MostEndpoints)
        {
            return (null, new Refusal("WEBHOOKS_TOO_MANY", 409, $"There are {MostEndpoints} endpoints already.", "Remove one, or let one endpoint pass events on."));
        }

        string id = "whe_" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        WebhookEndpointRecord endpoint = new()
        {
            Id = id,
            Url = wish.Url,
            Description = wish.Description ?? "",
            Events = string.Join(',', wish.Events ?? []),
            Secret = secrets.Seal(id, WebhookSignature.NewSecret()),
            CreatedAt = clock.GetUtcNow(),
        };
        db.WebhookEndpoints.Add(endpoint);
        return (endpoint, null);
    }

    /// <summary>Changes an endpoint and switches it on or off. Switching it on forgets earlier failures.</summary>
    /// <returns>Null when done.</returns>
    public Refusal? Change(WebhookEndpointRecord endpoint, WebhookEndpointWish wish, bool enabled)
    {
        if (Check(wish) is { } refusal)
        {
            return refusal;
        }

        (endpoint.Url, endpoint.Description, endpoint.Events) = (wish.Url, wish.Description ?? "", string.Join(',', wish.Events ?? []));
        endpoint.DisabledAt = enabled ? null : endpoint.DisabledAt ?? clock.GetUtcNow();
        endpoint.DisabledReason = enabled ? null : endpoint.DisabledReason ?? "It was switched off.";
        endpoint.FailingSince = enabled ? null : endpoint.FailingSince;
        return null;
    }

    /// <summary>Gives an endpoint a new secret; the one before signs too for a day, so that the receiver can change without a gap.</summary>
    public void Rotate(WebhookEndpointRecord endpoint)
    {
        (endpoint.PreviousSecret, endpoint.PreviousSecretUntil, endpoint.Secret) = (endpoint.Secret, clock.GetUtcNow() + Overlap, secrets.Seal(endpoint.Id, WebhookSignature.NewSecret()));
    }

    /// <summary>Sends a test event.</summary>
    /// <returns>The event's id.</returns>
    public string Test(AtoZDb db, WebhookEndpointRecord endpoint)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string id = "evt_test_" + Guid.CreateVersion7(now).ToString("N");
        WebhookEvent test = new(EventTypes.Test, now, new WebhookEventData(id, null, Party.Marketplace, new Dictionary<string, string>(), "/api/events/types"));
        Outbox.Add(db, endpoint.Id, test, now, "test");
        return id;
    }

    /// <summary>Sends past events again, in their order, under their own ids.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="endpoint">To where.</param>
    /// <param name="after">The number of the event after which it begins.</param>
    /// <returns>How many, and the number of the last; the same number when there is none.</returns>
    public async Task<(int Events, long Last)> Replay(AtoZDb db, WebhookEndpointRecord endpoint, long after)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string round = "replay-" + Guid.CreateVersion7(now).ToString("N");
        List<TimelineRecord> past = await db.Timeline.AsNoTracking().Where(t => t.Sequence > after).OrderBy(t => t.Sequence).Take(MostReplayed).ToListAsync();
        List<TimelineRecord> wanted = [.. past.Where(t => Outbox.Wants(endpoint, EventTypes.Of(t.Kind)))];
        wanted.ForEach(t => Outbox.Add(db, endpoint.Id, WebhookEvent.Of(t), now, round));
        return (wanted.Count, past.Count == 0 ? after : past[^1].Sequence);
    }

    private Refusal? Check(WebhookEndpointWish wish)
    {
        if (wish.Url.Length > LongestUrl)
        {
            return new Refusal("WEBHOOK_URL_WRONG", 422, $"The address has more than {LongestUrl} characters.", "Send a shorter one.", "/url");
        }

        int unknown = (wish.Events ?? []).ToList().FindIndex(e => !EventTypes.All.Contains(e));
        return unknown >= 0
            ? new Refusal("EVENT_TYPE_UNKNOWN", 422, $"'{wish.Events![unknown]}' is no type of event.", "The types are at /api/events/types.", $"/events/{unknown}")
            : guard.Check(wish.Url);
    }
}

/// <summary>An endpoint as its owner wants it.</summary>
/// <param name="Url">Where events are posted; https, and public.</param>
/// <param name="Events">Types that are sent; all when left out.</param>
/// <param name="Description">For whoever reads the list.</param>
internal sealed record WebhookEndpointWish(string Url, IReadOnlyList<string>? Events, string? Description);
