using System.Globalization;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Texts;

/// <summary>Money, dates and spans as readers of a language write them.</summary>
internal static class Format
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["AUD"] = "A$",
        ["BRL"] = "R$",
        ["CAD"] = "CA$",
        ["CNY"] = "CN¥",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["HKD"] = "HK$",
        ["INR"] = "₹",
        ["JPY"] = "JP¥",
        ["KRW"] = "₩",
        ["MXN"] = "MX$",
        ["NZD"] = "NZ$",
        ["SGD"] = "S$",
        ["USD"] = "$",
    };

    /// <summary>An amount with the sign that readers know; the code where there is no sign of its own.</summary>
    public static string Money(string language, Money money)
    {
        NumberFormatInfo numbers = (NumberFormatInfo)Languages.Culture(language).NumberFormat.Clone();
        numbers.CurrencySymbol = Symbols.GetValueOrDefault(money.Currency) ?? CodeAsSign(money.Currency, numbers);
        numbers.CurrencyDecimalDigits = Currencies.Decimals(money.Currency);
        if (language is "es" or "pt" or "zh" && money.Currency == "USD")
        {
            numbers.CurrencySymbol = "US$";
        }

        // Sign and number stay on one line.
        return money.ToDecimal().ToString("C", numbers).Replace(' ', '\u00a0');
    }

    /// <summary>A day: Tuesday, 24 November 2026.</summary>
    public static string Day(string language, DateTimeOffset at, TimeZoneInfo? zone = null) => TimeZones.Local(at, zone).ToString(Languages.Choose(language) switch
    {
        "de" => "dddd, d. MMMM yyyy",
        "es" or "pt" => "dddd, d 'de' MMMM 'de' yyyy",
        "zh" => "yyyy年M月d日 dddd",
        _ => "dddd, MMMM d, yyyy",
    }, Languages.Culture(language));

    /// <summary>A day for lists: 24 November 2026.</summary>
    public static string Date(string language, DateTimeOffset at, TimeZoneInfo? zone = null) => TimeZones.Local(at, zone).ToString(Languages.Choose(language) switch
    {
        "de" => "d. MMMM yyyy",
        "es" or "pt" => "d 'de' MMMM 'de' yyyy",
        "zh" => "yyyy年M月d日",
        _ => "MMMM d, yyyy",
    }, Languages.Culture(language));

    /// <summary>A day and a time in the reader's zone, with its distance from UTC: who reads it elsewhere is not misled.</summary>
    public static string Instant(string language, DateTimeOffset at, TimeZoneInfo? zone = null) =>
        Instant(language, Day(language, at, zone), TimeZones.Local(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture), at, zone);

    /// <summary>The same of the end of a window. Midnight ends the day before: few would take "until Saturday, 00:00" for the end of Friday.</summary>
    public static string Until(string language, DateTimeOffset at, TimeZoneInfo? zone = null) => TimeZones.Local(at, zone).TimeOfDay == TimeSpan.Zero
        ? Instant(language, Day(language, at.AddTicks(-1), zone), "24:00", at, zone)
        : Instant(language, at, zone);

    /// <summary>A short form for lists: 24 Nov 2026, 15:31.</summary>
    public static string Brief(string language, DateTimeOffset at, TimeZoneInfo? zone = null) => TimeZones.Local(at, zone).ToString(Languages.Choose(language) switch
    {
        "de" => "d. MMM yyyy, HH:mm",
        "es" => "d MMM yyyy, HH:mm",
        "pt" => "d 'de' MMM 'de' yyyy, HH:mm",
        "zh" => "yyyy年M月d日 HH:mm",
        _ => "MMM d, yyyy, HH:mm",
    }, Languages.Culture(language));

    /// <summary>For the <c>datetime</c> attribute of <c>time</c>.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>Time left in its two largest units, rounded down so that nobody is promised more than there is.</summary>
    public static string Left(string language, TimeSpan left)
    {
        if (left <= TimeSpan.Zero)
        {
            return Sentence.Get(language, "time.over");
        }

        string[] parts = left switch
        {
            { TotalDays: >= 7 } => [Unit(language, "day", left.Days)],
            { TotalDays: >= 1 } => [Unit(language, "day", left.Days), Unit(language, "hour", left.Hours)],
            { TotalHours: >= 1 } => [Unit(language, "hour", left.Hours), Unit(language, "minute", left.Minutes)],
            _ => [Unit(language, "minute", Math.Max(1, left.Minutes))],
        };
        return Sentence.Get(language, "time.left", ("span", string.Join(' ', parts.Where(p => p.Length > 0))));
    }

    /// <summary>A whole span such as 72 hours or 30 days.</summary>
    public static string Span(string language, TimeSpan span) => span switch
    {
        { TotalHours: < 1 } => Unit(language, "minute", (int)span.TotalMinutes),
        { TotalDays: <= 3 } => Unit(language, "hour", (int)span.TotalHours),
        _ => Unit(language, "day", (int)span.TotalDays),
    };

    /// <summary>A share such as 2.5%.</summary>
    public static string Percent(string language, decimal share) => share.ToString("P1", Languages.Culture(language));

    /// <summary>A rate of exchange, given as a decimal, with all its digits.</summary>
    public static string Rate(string language, string rate) =>
        decimal.TryParse(rate, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number.ToString(Languages.Culture(language)) : rate;

    /// <summary>The first letter as a sentence begins.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A whole number.</summary>
    public static string Number(string language, int number) => number.ToString("N0", Languages.Culture(language));

    /// <summary>Size of a file.</summary>
    public static string Bytes(string language, long bytes) => bytes < 1024 * 1024
        ? string.Create(Languages.Culture(language), $"{Math.Max(1, bytes / 1024)} KB")
        : string.Create(Languages.Culture(language), $"{bytes / 1048576.0:0.#} MB");

    /// <summary>A kind of file as people know it, such as PDF, by its content type.</summary>
    public static string FileType(string contentType) => contentType switch
    {
        "text/plain" => "TXT",
        "message/rfc822" => "EML",
        "video/quicktime" => "MOV",
        "application/mbox" => "MBOX",
        _ => contentType.Split('/')[^1].ToUpperInvariant(),
    };

    private static string Instant(string language, string day, string time, DateTimeOffset at, TimeZoneInfo? zone) =>
        Sentence.Get(language, "time.at", ("day", day), ("time", time), ("zone", TimeZones.Name(at, zone)));

    // A code directly before the number, as English writes a sign, needs a blank of its own; where the form has one already, two would stand there.
    private static string CodeAsSign(string currency, NumberFormatInfo numbers) => numbers.CurrencyPositivePattern == 0 ? currency + "\u00a0" : currency;

    private static string Unit(string language, string unit, int count) => count == 0
        ? ""
        : Sentence.Get(language, count == 1 ? $"time.{unit}.one" : $"time.{unit}.many", ("count", count.ToString(Languages.Culture(language))));
}
