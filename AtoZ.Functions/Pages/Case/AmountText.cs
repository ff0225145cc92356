using System.Globalization;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Pages.Case;

/// <summary>Reads an amount as people write it: 12.30, 12,30, 1.234,50 or € 12.</summary>
public static class AmountText
{
    /// <summary>The amount in minor units; null when it cannot be read or has more decimals than the currency.</summary>
    public static long? Parse(string? text, string currency)
    {
        string digits = new([.. (text ?? "").Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-')]);
        if (digits.Length is 0 or > 15 || digits.Contains('-', StringComparison.Ordinal) || !digits.Any(char.IsAsciiDigit))
        {
            return null;
        }

        // The last mark separates decimals, unless exactly three digits follow it and the currency has other decimals: then it groups.
        int mark = digits.LastIndexOfAny(['.', ',']);
        int after = mark < 0 ? 0 : digits.Length - mark - 1;
        bool groups = mark >= 0 && after == 3 && Currencies.Decimals(currency) != 3;
        string whole = new([.. (mark < 0 || groups ? digits : digits[..mark]).Where(char.IsAsciiDigit)]);
        string decimals = mark < 0 || groups ? "" : digits[(mark + 1)..];
        if (decimals.Length > Currencies.Decimals(currency) || !decimal.TryParse($"{(whole.Length == 0 ? "0" : whole)}.{decimals}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
        {
            return null;
        }

        return Money.FromDecimal(amount, currency).MinorUnits;
    }

    /// <summary>An amount as it stands in a field: plain digits, a point, no sign of the currency.</summary>
    public static string Write(Money money) => money.ToDecimal().ToString("F" + Currencies.Decimals(money.Currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
