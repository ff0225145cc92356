namespace AtoZ.Functions.Data;

/// <summary>Where the marketplace wants to be told of events.</summary>
internal sealed class WebhookEndpointRecord
{
    public required string Id { get; init; }

    public required string Url { get; set; }

    public required string Description { get; set; }

    /// <summary>Types of events that are sent, comma separated; empty for all.</summary>
    public required string Events { get; set; }

    /// <summary>The key that signs now, sealed.</summary>
    public required string Secret { get; set; }

    /// <summary>The key before, which signs too until <see cref="PreviousSecretUntil"/>.</summary>
    public string? PreviousSecret { get; set; }

    public DateTimeOffset? PreviousSecretUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nothing is sent; null while it works.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Why nothing is sent.</summary>
    public string? DisabledReason { get; set; }

    /// <summary>Since when every attempt failed; null after one that did not.</summary>
    public DateTimeOffset? FailingSince { get; set; }
}

/// <summary>One event on its way to one endpoint; written in the transaction of the event itself.</summary>
internal sealed class WebhookDeliveryRecord
{
    /// <summary>The order in which deliveries were written.</summary>
    public long Sequence { get; init; }

    public required string EndpointId { get; init; }

    /// <summary>The event's id, the same for every endpoint and attempt.</summary>
    public required string EventId { get; init; }

    /// <summary>Unique per endpoint and event; a replay has a key of its own.</summary>
    public required string Key { get; init; }

    public required string Type { get; init; }

    /// <summary>The body as it is sent, the same at each attempt: the signature counts for it.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>When it is tried next; null when it is done or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>HTTP status of the last attempt; null when nothing answered.</summary>
    public int? LastStatus { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? LastError { get; set; }
}
