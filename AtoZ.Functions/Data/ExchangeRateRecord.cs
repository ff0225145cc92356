namespace AtoZ.Functions.Data;

/// <summary>A rate that the marketplace told, kept as it came.</summary>
internal sealed class ExchangeRateRecord
{
    /// <summary>The reporter's own id of the fact.</summary>
    public required string Id { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string ToCurrency { get; init; }

    /// <summary>Major units of <see cref="ToCurrency"/> for one of <see cref="Currency"/>, decimal.</summary>
    public required string Rate { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whose rate it is.</summary>
    public required string Source { get; init; }
}
