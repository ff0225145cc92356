using System.Globalization;
using System.Net.Mail;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>A cell that was read: its value, or what is wrong with it.</summary>
internal readonly record struct Cell<T>(T? Value, string? Problem)
{
    public static implicit operator Cell<T>(T value) => new(value, null);

    public static Cell<T> Wrong(string problem) => new(default, problem);
}

/// <summary>Reads the texts of a file strictly: what is ambiguous is refused, never guessed.</summary>
internal static class ImportValues
{
    private const int Longest = 400;

    public static Cell<string> Text(string text) => text.Length <= Longest ? text : Cell<string>.Wrong($"has more than {Longest} characters");

    public static Cell<int> Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 ? number : Cell<int>.Wrong($"'{text}' is not a whole number from 1");

    public static Cell<long?> Grams(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long grams) && grams >= 1 ? grams : Cell<long?>.Wrong($"'{text}' is not a whole number of grams from 1");

    public static Cell<string> Currency(string text) =>
        Currencies.IsKnown(text) ? text : Cell<string>.Wrong($"'{text}' is not a currency known here; known are {string.Join(", ", Currencies.Known)}");

    public static Cell<long> Minor(string text, string? currency)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
        {
            return Cell<long>.Wrong($"'{text}' is not an amount such as 12.30");
        }

        if (!Currencies.IsKnown(currency))
        {
            return Cell<long>.Wrong("has no known currency");
        }

        decimal minor = amount * Currencies.UnitsPerMajor(currency!);
        return minor == decimal.Truncate(minor) && minor <= 1_000_000_000_000m ? (long)minor : Cell<long>.Wrong($"'{text}' is not an amount in {currency}");
    }

    public static Cell<DateTimeOffset?> Instant(string text) =>
        Instants.Read(text) is { } at ? at : Cell<DateTimeOffset?>.Wrong($"'{text}' is not {Instants.Example}");

    public static Cell<string> OneOf(string text, params string[] words) =>
        words.Contains(text, StringComparer.Ordinal) ? text : Cell<string>.Wrong($"'{text}' is not one of {string.Join(", ", words)}");

    public static Cell<string> Id(string text) => GivenIds.Flaw(text) is { } flaw ? Cell<string>.Wrong(flaw) : text;

    public static Cell<string> Country(string text) => Countries.Find(text) is { } country ? country : Cell<string>.Wrong($"'{text}' is no country. {Countries.Remedy}");

    public static Cell<string> Language(string text) =>
        Languages.Find(text) is { } language ? language : Cell<string>.Wrong($"'{text}' is not one of {string.Join(", ", Languages.All)}");

    public static Cell<string> TimeZone(string text) =>
        TimeZones.Find(text) is { } zone ? zone.Id : Cell<string>.Wrong($"'{text}' is no time zone known here, such as Europe/Berlin");

    public static Cell<string> Mail(string text) =>
        MailAddress.TryCreate(text, out MailAddress? address) && string.Equals(address.Address, text, StringComparison.Ordinal)
            ? text
            : Cell<string>.Wrong("is not a mail address");
}
