using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "TIME-01")]
public class BusinessTimeTests
{
    [Theory]
    // Friday afternoon in Berlin: three working days later it is Wednesday afternoon.
    [InlineData("DE", "Europe/Berlin", "2026-11-27T15:00:00Z", 72, "2026-12-02T15:00:00Z")]
    // Saturday counts from Monday's midnight in Berlin, which is 23:00 in London's time.
    [InlineData("DE", "Europe/Berlin", "2026-11-28T12:00:00Z", 24, "2026-11-30T23:00:00Z")]
    // Thanksgiving.
    [InlineData("US", "America/New_York", "2026-11-25T15:00:00Z", 48, "2026-11-30T15:00:00Z")]
    // Christmas and Boxing Day in Great Britain, where the Saturday is replaced by the Monday.
    [InlineData("GB", "Europe/London", "2026-12-24T12:00:00Z", 24, "2026-12-29T12:00:00Z")]
    // Golden Week is closed by the pack, and the Saturday after it is worked.
    [InlineData("CN", "Asia/Shanghai", "2026-09-30T04:00:00Z", 72, "2026-10-10T04:00:00Z")]
    // The Spring Festival of 2027, whose days are fixed before the yearly notice tells which weekends are worked.
    [InlineData("CN", "Asia/Shanghai", "2027-02-04T04:00:00Z", 72, "2027-02-11T04:00:00Z")]
    // No country: weekends alone, in UTC.
    [InlineData(null, "UTC", "2026-12-24T12:00:00Z", 48, "2026-12-28T12:00:00Z")]
    // Clocks go back on a Sunday, which does not count anyway.
    [InlineData("DE", "Europe/Berlin", "2026-10-23T15:00:00Z", 24, "2026-10-26T16:00:00Z")]
    public void A_window_ends_after_as_much_time_of_working_days(string? country, string zone, string from, int hours, string end) =>
        Assert.Equal(At(end), BusinessTime.End(At(from), TimeSpan.FromHours(hours), Calendar(country, zone)));

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void The_days_of_China_that_go_by_the_moon_are_where_its_calendar_has_them(int year)
    {
        ChineseLunisolarCalendar moon = new();
        int leap = moon.GetLeapMonth(year);
        DateTime Day(int month, int day) => moon.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0);
        DateTime[] fixedDays = [new(year, 1, 1), Day(1, 1).AddDays(-1), Day(1, 1), Day(1, 2), Day(1, 3), new(year, 5, 1), Day(5, 5), Day(8, 15), new(year, 10, 1), new(year, 10, 3)];
        Assert.All(fixedDays, day => Assert.Contains(DateOnly.FromDateTime(day), ThePack.Pack.BusinessTime.Closed["CN"]));
    }

    [Fact]
    public void It_never_ends_on_a_rest_day_nor_before_the_calendar_s_window_and_a_longer_one_never_ends_earlier()
    {
        Random random = new(7);
        string[] countries = ["DE", "US", "BR", "GB", "CN", "ES", "PT"], zones = ["UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Shanghai"];
        for (int i = 0; i < 2_000; i++)
        {
            DateTimeOffset from = At("2026-01-01T00:00:00Z").AddMinutes(random.Next(60 * 24 * 700));
            TimeSpan window = TimeSpan.FromHours(random.Next(1, 300));
            BusinessCalendar calendar = Calendar(countries[random.Next(countries.Length)], zones[random.Next(zones.Length)]);
            DateTimeOffset end = BusinessTime.End(from, window, calendar);
            Assert.True(end >= from + window);
            Assert.False(calendar.IsRestDay(calendar.DayOf(end.AddTicks(-1))), $"{from:u} {window} {calendar.Country}");
            Assert.True(BusinessTime.End(from, window + TimeSpan.FromHours(1), calendar) > end);
        }
    }

    [Fact]
    public void A_stage_that_the_policy_does_not_name_runs_on_the_calendar()
    {
        PartyWindows windows = new(ThePack.Pack, Calendar("DE", "UTC"), Calendar("DE", "UTC"));
        Assert.Equal(At("2026-11-30T12:00:00Z"), windows.End(StageKind.SellerAnswer, Party.Seller, At("2026-11-27T12:00:00Z"), TimeSpan.FromHours(72)));
        Assert.Null(windows.CalendarOf(StageKind.SellerAnswer, Party.Seller));
    }

    [Fact]
    public void Every_country_that_is_said_to_be_known_has_holidays() => Assert.All(Holidays.Countries, country =>
    {
        Assert.Equal(country, Countries.Find(country));
        DateOnly first = new(2026, 1, 1);
        Assert.True(Enumerable.Range(0, 365).Count(day => Holidays.IsHoliday(country, first.AddDays(day))) >= 4);
    });

    [Theory]
    [InlineData("counted", """{"SellerAnswer":{"value":"working","source":"s"}}""", "must be calendar or business")]
    [InlineData("counted", """{"Vote":{"value":"business","source":"s"}}""", "Vote")]
    [InlineData("closed", """{"CN":{"value":["2026-10-07/2026-10-01"],"source":"s"}}""", "must be days such as")]
    [InlineData("closed", """{"China":{"value":["2026-10-01"],"source":"s"}}""", "ISO 3166-1")]
    [InlineData("opened", """{"CN":{"value":["tomorrow"],"source":"s"}}""", "must be days such as")]
    public void A_pack_that_says_it_wrongly_is_refused(string name, string json, string problem)
    {
        PolicyPackException refused = Assert.Throws<PolicyPackException>(() => Packs.With(pack =>
        {
            foreach ((string key, JsonNode? value) in JsonNode.Parse(json)!.AsObject())
            {
                pack["businessTime"]![name]![key] = value!.DeepClone();
            }
        }));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static BusinessCalendar Calendar(string? country, string zone) => new(country, TimeZones.Of(zone), ThePack.Pack.BusinessTime);
}

/// <summary>Packs for tests: the published one with something changed.</summary>
internal static class Packs
{
    public static LoadedPack With(Action<JsonObject> change)
    {
        JsonObject pack = JsonNode.Parse(RepositoryRoot.Read("AtoZ.Functions", "Guarantee", "Policy", "Packs", "2026-11.json"))!.AsObject();
        change(pack);
        return PolicyPackLoader.Load("2026-11.json", Encoding.UTF8.GetBytes(pack.ToJsonString()));
    }
}
