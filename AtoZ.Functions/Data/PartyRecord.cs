namespace AtoZ.Functions.Data;

/// <summary>A buyer: how to reach them.</summary>
internal sealed class BuyerRecord
{
    public required string Id { get; init; }

    public string? Email { get; set; }

    /// <summary>en, de, es, pt or zh.</summary>
    public string Language { get; set; } = "en";

    /// <summary>IANA name of the time zone the party lives in; null when not known, then UTC is shown.</summary>
    public string? TimeZone { get; set; }

    /// <summary>When the account was opened; null when unknown.</summary>
    public DateTimeOffset? AccountOpenedAt { get; set; }

    /// <summary>Whether the account's mail address is one of those made to be thrown away; null when unknown.</summary>
    public bool? DisposableMail { get; set; }

    /// <summary>Whether the account hides where it comes from (VPN, Tor); null when unknown.</summary>
    public bool? HiddenNetwork { get; set; }
}

/// <summary>A seller: how to reach them, and how they can pay.</summary>
internal sealed class SellerRecord
{
    public required string Id { get; init; }

    public string? Email { get; set; }

    /// <summary>en, de, es, pt or zh.</summary>
    public string Language { get; set; } = "en";

    /// <summary>IANA name of the time zone the party lives in; null when not known, then UTC is shown.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The country it works in, ISO 3166-1 alpha-2, whose holidays it has; null when not known.</summary>
    public string? Country { get; set; }

    /// <summary>Whether the stored payment method can be charged; the marketplace reports it.</summary>
    public bool HasPaymentMethod { get; set; }

    /// <summary>Claims that count on the record.</summary>
    public int ClaimsCounted { get; set; }

    /// <summary>How many accounts that reviewed this seller have something in common with it or with one another, as the marketplace found; null when unknown.</summary>
    public int? ConnectedReviewers { get; set; }
}
