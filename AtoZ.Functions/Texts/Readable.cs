using System.Globalization;
using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Texts;

/// <summary>Puts values in machine form (see <see cref="Names"/>) into the reader's language. What is not recognised stays as it is.</summary>
internal static partial class Readable
{
    /// <summary>All values, readable; <c>xMinor</c> beside <c>currency</c> also gives <c>x</c>.</summary>
    public static IReadOnlyDictionary<string, string> Values(string language, IEnumerable<KeyValuePair<string, string>> values, TimeZoneInfo? zone = null)
    {
        Dictionary<string, string> given = new(values, StringComparer.Ordinal);
        Dictionary<string, string> readable = given.ToDictionary(v => v.Key, v => Value(language, v.Key, v.Value, zone), StringComparer.Ordinal);
        if (!given.TryGetValue("currency", out string? currency) || !Currencies.IsKnown(currency))
        {
            return readable;
        }

        foreach ((string name, string value) in given.Where(v => v.Key.EndsWith("Minor", StringComparison.Ordinal)))
        {
            if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long minor))
            {
                readable.TryAdd(name[..^"Minor".Length], Format.Money(language, new Money(minor, currency)));
            }
        }

        return readable;
    }

    public static string Value(string language, string name, string value, TimeZoneInfo? zone = null)
    {
        if (Names.FreeText.Contains(name))
        {
            return value;
        }

        if (Amount().Match(value) is { Success: true } amount && Currencies.IsKnown(amount.Groups["currency"].Value))
        {
            decimal major = decimal.Parse(amount.Groups["major"].Value, CultureInfo.InvariantCulture);
            return Format.Money(language, Money.FromDecimal(major, amount.Groups["currency"].Value));
        }

        if (Instant().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
        {
            return name is Names.Deadline or Names.AppealUntil ? Format.Until(language, at, zone) : Format.Instant(language, at, zone);
        }

        return name switch
        {
            Names.Offerable => Offerable(language, value.Split(',').Select(Enum.Parse<Remedy>)),
            Names.Rate => Format.Rate(language, value),
            _ => Word(language, value),
        };
    }

    /// <summary>What a seller may offer, as one of several things.</summary>
    public static string Offerable(string language, IEnumerable<Remedy> remedies)
    {
        string[] words = [.. remedies.Select(remedy => Sentence.Get(language, $"offerable.{remedy}"))];
        return words.Length == 1
            ? words[0]
            : Sentence.Get(language, "list.or", ("first", string.Join(Sentence.Get(language, "list.comma"), words[..^1])), ("last", words[^1]));
    }

    /// <summary>The code of a kind of claim in an inquiry, where the seller was only asked and did nothing yet.</summary>
    public static string Asked(ClaimKind kind) => Sentence.Has($"word.Asked.{kind}") ? $"Asked.{kind}" : kind.ToString();

    /// <summary>A code such as <c>NotReceived</c> or <c>APP-01,APP-03</c> in words.</summary>
    public static string Word(string language, string code)
    {
        string[] parts = code.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 && parts.All(p => Sentence.Has("word." + p))
            ? string.Join(' ', parts.Select(p => Sentence.Get(language, "word." + p)))
            : code;
    }

    [GeneratedRegex(@"^(?<major>-?\d+(\.\d+)?) (?<currency>[A-Z]{3})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instant();
}
