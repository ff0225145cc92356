using System.Globalization;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>An amount of a file, and the currency that stands at it; null where none does.</summary>
internal sealed record SignedAmount(decimal Amount, string? Currency);

/// <summary>Reads amounts by the signs of a mapping. Digits that the signs do not explain are refused.</summary>
internal static class MappedAmounts
{
    private const int GroupLength = 3;

    public static Cell<SignedAmount> Read(string text, OrderMapping mapping)
    {
        (string digits, string? currency) = Bare(text.Trim(), mapping.CurrencySigns);
        return Number(digits, mapping) is { } amount
            ? new SignedAmount(amount, currency)
            : Cell<SignedAmount>.Wrong($"'{text}' is not an amount such as 1{mapping.Thousands}234{mapping.DecimalSign}50");
    }

    private static (string Digits, string? Currency) Bare(string text, IReadOnlyDictionary<string, string>? signs)
    {
        foreach ((string sign, string currency) in (signs ?? new Dictionary<string, string>()).OrderByDescending(s => s.Key.Length))
        {
            if (Without(text, sign) is { } rest)
            {
                return (rest, currency.Length == 0 ? null : currency);
            }
        }

        string? code = text.Length < GroupLength ? null : new[] { text[..GroupLength], text[^GroupLength..] }.FirstOrDefault(Currencies.IsKnown);
        return code is null ? (text, null) : (Without(text, code)!, code);
    }

    private static string? Without(string text, string sign) =>
        text.StartsWith(sign, StringComparison.Ordinal) ? text[sign.Length..].Trim()
        : text.EndsWith(sign, StringComparison.Ordinal) ? text[..^sign.Length].Trim()
        : null;

    private static decimal? Number(string text, OrderMapping mapping)
    {
        string[] parts = text.Split(mapping.DecimalSign);
        if (parts.Length > 2 || (parts.Length == 2 && !Digits(parts[1])) || Whole(parts[0], mapping.Thousands) is not { } whole)
        {
            return null;
        }

        return decimal.TryParse(
            parts.Length == 1 ? whole : $"{whole}.{parts[1]}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;
    }

    // 1234 or 1.234: groups are whole, or there are none.
    private static string? Whole(string text, string thousands)
    {
        string same = thousands == " " ? text.Replace('\u00A0', ' ').Replace('\u202F', ' ') : thousands == "'" ? text.Replace('\u2019', '\'') : text;
        string[] groups = thousands.Length == 0 ? [same] : same.Split(thousands);
        bool grouped = groups.Length == 1 || (groups[0].Length is >= 1 and <= GroupLength && groups.Skip(1).All(g => g.Length == GroupLength));
        return grouped && groups.All(Digits) ? string.Concat(groups) : null;
    }

    private static bool Digits(string text) => text.Length is > 0 and <= 18 && text.All(char.IsAsciiDigit);
}
