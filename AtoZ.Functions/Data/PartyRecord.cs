namespace AtoZ.Functions.Data;

/// <summary>A buyer: how to reach them.</summary>
public sealed class BuyerRecord
{
    public required string Id { get; init; }

    public string? Email { get; set; }

    /// <summary>en, de, es or zh.</summary>
    public string Language { get; set; } = "en";

    /// <summary>IANA name of the time zone the party lives in; null when not known, then UTC is shown.</summary>
    public string? TimeZone { get; set; }

    /// <summary>When the account was opened; null when unknown.</summary>
    public DateTimeOffset? AccountOpenedAt { get; set; }
}

/// <summary>A seller: how to reach them, and how they can pay.</summary>
public sealed class SellerRecord
{
    public required string Id { get; init; }

    public string? Email { get; set; }

    /// <summary>en, de, es or zh.</summary>
    public string Language { get; set; } = "en";

    /// <summary>IANA name of the time zone the party lives in; null when not known, then UTC is shown.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Whether the stored payment method can be charged; the marketplace reports it.</summary>
    public bool HasPaymentMethod { get; set; }

    /// <summary>Claims that count on the record.</summary>
    public int ClaimsCounted { get; set; }
}
