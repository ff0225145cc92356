using System.Globalization;

namespace AtoZ.Functions.Guarantee;

/// <summary>What one unit of a currency is worth in another, as the marketplace told it.</summary>
/// <param name="From">ISO 4217.</param>
/// <param name="To">ISO 4217.</param>
/// <param name="Rate">Major units of <paramref name="To"/> for one of <paramref name="From"/>.</param>
/// <param name="At">When it held.</param>
/// <param name="Source">Whose rate it is.</param>
internal sealed record ExchangeRate(string From, string To, decimal Rate, DateTimeOffset At, string Source)
{
    /// <summary>The most digits that a rate may have, so that no product of it and an amount is rounded by the machine.</summary>
    public const int MostDigits = 12;

    private const decimal MostMinor = 1_000_000_000_000_000m;

    /// <summary>Reads a rate such as <c>0.9214</c>: more than zero, of at most twelve digits; null when it is not one.</summary>
    public static decimal? Read(string? text) =>
        text is { Length: > 0 } && text.Count(char.IsAsciiDigit) <= MostDigits && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal rate) && rate > 0
            ? rate
            : null;

    /// <summary>Converts an amount; halves go to the even unit, so that many conversions favour nobody.</summary>
    /// <returns>Null where nothing of the other currency comes of it, or more than can be counted.</returns>
    public Conversion? Convert(Money amount)
    {
        if (amount.ToDecimal() > MostMinor / Currencies.UnitsPerMajor(this.To) / this.Rate)
        {
            return null;
        }

        decimal exact = amount.ToDecimal() * this.Rate * Currencies.UnitsPerMajor(this.To);
        decimal minor = decimal.Round(exact, 0, MidpointRounding.ToEven);
        return minor >= 1
            ? new Conversion(amount, new Money((long)minor, this.To), Text(this.Rate), this.At, this.Source, Text((minor - exact) / Currencies.UnitsPerMajor(this.To)))
            : null;
    }

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <summary>An amount that was converted, with all that shows how.</summary>
/// <param name="From">What was converted.</param>
/// <param name="To">What came of it.</param>
/// <param name="Rate">Major units of the latter for one of the former.</param>
/// <param name="At">When the rate held.</param>
/// <param name="Source">Whose rate it is.</param>
/// <param name="Rounding">What rounding added, or took with a minus, in major units of <paramref name="To"/>.</param>
public sealed record Conversion(Money From, Money To, string Rate, DateTimeOffset At, string Source, string Rounding);
