using System.Globalization;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Texts;

public class FormatTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 11, 24, 15, 31, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", 123456, "USD", "$1,234.56")]
    [InlineData("de", 123456, "EUR", "1.234,56 €")]
    [InlineData("es", 123456, "USD", "1.234,56 US$")]
    [InlineData("pt", 123456, "BRL", "R$ 1.234,56")]
    [InlineData("pt", 123456, "USD", "US$ 1.234,56")]
    [InlineData("pt", 1500, "KWD", "KWD 1,500")]
    [InlineData("de", 1500, "KWD", "1,500 KWD")]
    [InlineData("zh", 123456, "CNY", "CN¥1,234.56")]
    [InlineData("en", 1500, "JPY", "JP¥1,500")]
    [InlineData("en", 1500, "KWD", "KWD 1.500")]
    [InlineData("de", 9990, "BRL", "99,90 R$")]
    public void Money_is_written_as_its_readers_do(string language, long minor, string currency, string expected) =>
        Assert.Equal(expected, Format.Money(language, new Money(minor, currency)).Replace('\u00a0', ' '));

    [Fact]
    public void An_amount_is_never_broken_over_two_lines() =>
        Assert.All(Languages.All, language => Assert.DoesNotContain(' ', Format.Money(language, new Money(-123456, "KWD")) + Format.Money(language, new Money(99, "USD"))));

    [Theory]
    [InlineData("en", "Tuesday, November 24, 2026, 15:31 UTC")]
    [InlineData("de", "Dienstag, 24. November 2026, 15:31 Uhr UTC")]
    [InlineData("es", "martes, 24 de noviembre de 2026, 15:31 UTC")]
    [InlineData("pt", "terça-feira, 24 de novembro de 2026, 15:31 UTC")]
    [InlineData("zh", "2026年11月24日 星期二 15:31（UTC）")]
    public void An_instant_says_its_day_and_zone(string language, string expected) => Assert.Equal(expected, Format.Instant(language, Tuesday));

    [Theory]
    [InlineData("en", "Nov 24, 2026, 15:31")]
    [InlineData("de", "24. Nov. 2026, 15:31")]
    [InlineData("es", "24 nov 2026, 15:31")]
    [InlineData("pt", "24 de nov. de 2026, 15:31")]
    [InlineData("zh", "2026年11月24日 15:31")]
    public void The_short_form_of_lists_is_the_languages_own(string language, string expected) => Assert.Equal(expected, Format.Brief(language, Tuesday));

    [Theory]
    [InlineData("Europe/Berlin", "Tuesday, November 24, 2026, 16:31 UTC+1")]
    [InlineData("America/Sao_Paulo", "Tuesday, November 24, 2026, 12:31 UTC-3")]
    [InlineData("Asia/Shanghai", "Tuesday, November 24, 2026, 23:31 UTC+8")]
    [InlineData("Asia/Kolkata", "Tuesday, November 24, 2026, 21:01 UTC+5:30")]
    [InlineData("Pacific/Auckland", "Wednesday, November 25, 2026, 04:31 UTC+13")]
    [InlineData("Mars/Olympus", "Tuesday, November 24, 2026, 15:31 UTC")]
    [InlineData(null, "Tuesday, November 24, 2026, 15:31 UTC")]
    public void An_instant_is_told_in_the_readers_zone(string? zone, string expected) => Assert.Equal(expected, Format.Instant("en", Tuesday, TimeZones.Of(zone)));

    // Windows in business days end with a day: "Saturday, 00:00" would be read as a day more, or less.
    [Theory]
    [InlineData("en", "2026-11-28T00:00:00Z", null, "Friday, November 27, 2026, 24:00 UTC")]
    [InlineData("de", "2026-11-27T23:00:00Z", "Europe/Berlin", "Freitag, 27. November 2026, 24:00 Uhr UTC+1")]
    [InlineData("en", "2026-11-28T00:00:00Z", "Europe/Berlin", "Saturday, November 28, 2026, 01:00 UTC+1")]
    [InlineData("zh", "2026-11-28T00:00:01Z", null, "2026年11月28日 星期六 00:00（UTC）")]
    public void A_window_that_ends_at_midnight_ends_the_day_before(string language, string at, string? zone, string expected)
    {
        Assert.Equal(expected, Format.Until(language, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), TimeZones.Of(zone)));
        Assert.Equal(expected, Readable.Value(language, Names.Deadline, at, TimeZones.Of(zone)));
    }

    [Theory]
    [InlineData("2026-10-25T00:59:59Z", "UTC+2")]
    [InlineData("2026-10-25T01:00:00Z", "UTC+1")]
    [InlineData("2026-10-25T01:00:01Z", "UTC+1")]
    public void The_zone_is_that_of_the_moment_summer_or_winter(string at, string expected) =>
        Assert.Equal(expected, TimeZones.Name(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), TimeZones.Of("Europe/Berlin")));

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("W. Europe Standard Time", true)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("", false)]
    public void A_zone_has_its_IANA_name(string name, bool known) => Assert.Equal(known, TimeZones.Find(name) is not null);

    [Theory]
    [InlineData(47, 59, "1 day 23 hours left")]
    [InlineData(72, 0, "3 days left")]
    [InlineData(24 * 9, 0, "9 days left")]
    [InlineData(1, 5, "1 hour 5 minutes left")]
    [InlineData(0, 0, "time is up")]
    public void Time_left_is_rounded_down_to_two_units(int hours, int minutes, string expected) =>
        Assert.Equal(expected, Format.Left("en", TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Machine_values_become_readable_and_words_of_people_stay()
    {
        IReadOnlyDictionary<string, string> values = Readable.Values("de", new Dictionary<string, string>
        {
            [Names.Amount] = "12.30 EUR",
            [Names.Deadline] = Tuesday.ToString("o"),
            [Names.Kind] = "NotReceived",
            [Names.Reasons] = "APP-01,APP-03",
            [Names.Message] = "Refund",
            ["offerMinor"] = "500",
            ["currency"] = "EUR",
        });

        Assert.Equal("12,30 €", values[Names.Amount].Replace('\u00a0', ' '));
        Assert.Equal("Dienstag, 24. November 2026, 15:31 Uhr UTC", values[Names.Deadline]);
        Assert.Equal("das Paket kam nicht an", values[Names.Kind]);
        Assert.StartsWith("Die Tatsachen zeigen", values[Names.Reasons], StringComparison.Ordinal);
        Assert.Equal("Refund", values[Names.Message]);
        Assert.Equal("5,00 €", values["offer"].Replace('\u00a0', ' '));
    }
}
