namespace AtoZ.Functions.Guarantee;

/// <summary>The currencies of ISO 4217 (list one) with their decimals; <c>iso4217.csv</c> has them.</summary>
internal static class Currencies
{
    private static readonly Dictionary<string, int> DecimalsOf = Read();

    /// <summary>The codes known here, in alphabetical order.</summary>
    public static IEnumerable<string> Known => DecimalsOf.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether claims may be in this currency.</summary>
    public static bool IsKnown(string? currency) => currency is not null && DecimalsOf.ContainsKey(currency);

    /// <summary>Digits after the decimal point: 2 for USD, 0 for JPY, 3 for BHD.</summary>
    /// <exception cref="ArgumentException">The currency is not known.</exception>
    public static int Decimals(string currency) => DecimalsOf.TryGetValue(currency, out int decimals)
        ? decimals
        : throw new ArgumentException($"'{currency}' is not a currency known here.", nameof(currency));

    /// <summary>How many minor units make one major unit: 100 for USD, 1 for JPY.</summary>
    public static long UnitsPerMajor(string currency) => Decimals(currency) switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1_000, _ => 10_000 };

    private static Dictionary<string, int> Read()
    {
        using Stream file = typeof(Currencies).Assembly.GetManifestResourceStream("Guarantee/iso4217.csv")!;
        using StreamReader reader = new(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
