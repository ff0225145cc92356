namespace AtoZ.Functions.Payments;

/// <summary>Decimals per currency by ISO 4217; the currencies that a claim may be in.</summary>
public static class Currencies
{
    private static readonly string[] TwoDecimals =
    [
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "INR", "MXN", "NOK", "NZD", "PLN", "SEK", "SGD", "TRY", "USD", "ZAR",
    ];

    private static readonly Dictionary<string, int> DecimalsOf = TwoDecimals.Select(code => (code, 2))
        .Concat([("JPY", 0), ("KRW", 0), ("KWD", 3)])
        .ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);

    /// <summary>The codes known here, in alphabetical order.</summary>
    public static IEnumerable<string> Known => DecimalsOf.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether claims may be in this currency.</summary>
    public static bool IsKnown(string? currency) => currency is not null && DecimalsOf.ContainsKey(currency);

    /// <summary>Digits after the decimal point.</summary>
    /// <exception cref="ArgumentException">The currency is not known.</exception>
    public static int Decimals(string currency) => DecimalsOf.TryGetValue(currency, out int decimals)
        ? decimals
        : throw new ArgumentException($"'{currency}' is not a currency known here.", nameof(currency));

    /// <summary>How many minor units make one major unit: 100 for USD, 1 for JPY.</summary>
    public static long UnitsPerMajor(string currency) => Decimals(currency) switch { 0 => 1, 3 => 1000, _ => 100 };
}
