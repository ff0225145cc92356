using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Webhooks;

namespace AtoZ.Functions.Edge.Api.Webhooks;

/// <summary>An endpoint to add.</summary>
/// <param name="Url">Where events are posted; https, and public. A local host takes its own machine too.</param>
/// <param name="Events">Types of events that are sent; all when left out.</param>
/// <param name="Description">For whoever reads the list.</param>
internal sealed record WebhookBody(string Url, IReadOnlyList<string>? Events = null, string? Description = null);

/// <summary>An endpoint as it shall be from now on, whole.</summary>
/// <param name="Url">Where events are posted.</param>
/// <param name="Enabled">Whether anything is sent; true also brings one back that was switched off after failures.</param>
/// <param name="Events">Types of events that are sent; all when left out.</param>
/// <param name="Description">For whoever reads the list.</param>
internal sealed record WebhookChangeBody(string Url, bool Enabled, IReadOnlyList<string>? Events = null, string? Description = null);

/// <summary>From where past events are sent again.</summary>
/// <param name="After">A cursor of the feed or of the replay before; left out, from the first event.</param>
internal sealed record ReplayBody(string? After = null);

/// <summary>An endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are posted.</param>
/// <param name="Events">Types that are sent; empty for all.</param>
/// <param name="Description">For whoever reads the list.</param>
/// <param name="Enabled">Whether anything is sent.</param>
/// <param name="DisabledReason">Why nothing is sent.</param>
/// <param name="FailingSince">Since when every attempt failed.</param>
/// <param name="PreviousSecretUntil">Until when the secret before signs too.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="Secret">The key of the signatures; only shown when it is new.</param>
internal sealed record WebhookShown(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    string Description,
    bool Enabled,
    string? DisabledReason,
    DateTimeOffset? FailingSince,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt,
    string? Secret)
{
    /// <summary>Shows an endpoint; its secret only where it is new and the secrets are given.</summary>
    internal static WebhookShown Of(WebhookEndpointRecord e, WebhookSecrets? shown = null) => new(
        e.Id,
        e.Url,
        e.Events.Length == 0 ? [] : e.Events.Split(','),
        e.Description,
        e.DisabledAt is null,
        e.DisabledReason,
        e.FailingSince,
        e.PreviousSecretUntil,
        e.CreatedAt,
        shown is null ? null : WebhookSignature.Prefix + shown.Open(e.Id, e.Secret));
}

/// <summary>All endpoints.</summary>
internal sealed record WebhookList(IReadOnlyList<WebhookShown> Webhooks);

/// <summary>A test that is on its way.</summary>
internal sealed record WebhookTested(string EventId, string Deliveries);

/// <summary>A replay that is on its way.</summary>
/// <param name="Events">How many events are sent again.</param>
/// <param name="Next">Send this as 'after' to go on; the same as before when there was nothing left.</param>
internal sealed record ReplayStarted(int Events, string Next);

/// <summary>Deliveries to an endpoint, newest first.</summary>
internal sealed record DeliveryPage(IReadOnlyList<DeliveryShown> Deliveries, string? Next);

/// <summary>One event on its way to an endpoint.</summary>
internal sealed record DeliveryShown(
    string EventId, string Type, DateTimeOffset CreatedAt, int Attempts, DateTimeOffset? DeliveredAt, DateTimeOffset? NextAttemptAt, int? LastStatus, string? LastError);

/// <summary>Events in the order in which they were recorded.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">The cursor after the last of them: ask again with it, now or later.</param>
internal sealed record EventPage(IReadOnlyList<WebhookEvent> Events, string Next);

/// <summary>Every type of event.</summary>
internal sealed record EventTypeList(IReadOnlyList<EventTypeShown> Types);

/// <summary>A type of event, with an example of its body.</summary>
internal sealed record EventTypeShown(string Type, string Means, WebhookEvent Example);
