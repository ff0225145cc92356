namespace AtoZ.Functions.Data;

/// <summary>A fact that the marketplace reported, kept as it came. Its id makes a repeat harmless.</summary>
internal sealed class FactRecord
{
    /// <summary>Kind of fact, such as <c>refund</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The reporter's own id of the fact, unique per kind.</summary>
    public required string Id { get; init; }

    public string? OrderId { get; init; }

    public int? Line { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The fact as it came, JSON.</summary>
    public required string Data { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>An upload of many facts or orders, and how far it came: what is committed is counted here in the same transaction.</summary>
internal sealed class UploadRecord
{
    /// <summary>Given by the sender.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last line that is in the store; lines count from 1.</summary>
    public long LastLine { get; set; }

    public long Applied { get; set; }

    /// <summary>Lines that said nothing new.</summary>
    public long Unchanged { get; set; }

    public long Refused { get; set; }

    /// <summary>What is wrong with the lines that were refused, the first ones; JSON.</summary>
    public required string Errors { get; set; }

    /// <summary>When its end was reached; null while it runs or after it was cut off.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
