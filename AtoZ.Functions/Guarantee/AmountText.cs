using System.Globalization;
using System.Text.RegularExpressions;

namespace AtoZ.Functions.Guarantee;

/// <summary>Reads an amount as people write it: 12.30, 12,30, 1.234,50 or € 12.</summary>
internal static partial class AmountText
{
    /// <summary>The amount in minor units; null when it cannot be read or has more decimals than the currency.</summary>
    public static long? Parse(string? text, string currency)
    {
        if (Written().Match((text ?? "").Trim()) is not { Success: true } written)
        {
            return null;
        }

        string digits = new([.. written.Groups["number"].Value.Where(c => char.IsAsciiDigit(c) || c is '.' or ',')]);
        if (digits.Length > 15)
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

    // The currency before or after as a sign, with its country ("US$"), or as a code; thousands in groups of three. Whatever else is written is not
    // guessed at: "1/2" is not twelve.
    [GeneratedRegex(
        @"^(?:[A-Z]{0,2}\p{Sc}|[A-Za-z]{3}|元)?\s?(?<number>[0-9]{1,3}(?<mark>[.,' \u00A0\u2009\u202F\u2019])[0-9]{3}(?:\k<mark>[0-9]{3})*(?:[.,][0-9]{0,3})?|[0-9]+(?:[.,][0-9]{0,3})?|[.,][0-9]{1,3})\s?(?:[A-Z]{0,2}\p{Sc}|[A-Za-z]{3}|元)?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
