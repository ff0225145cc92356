using FunctionsHost;
using FunctionsHost.Timers;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

public class TimerScheduleTests
{
    private static readonly DateTimeOffset Start = TestHostSettings.Start;

    [Theory]
    [InlineData("0 */5 * * * *", "2026-01-05T08:05:00Z")]
    [InlineData("*/5 * * * *", "2026-01-05T08:05:00Z")]
    [InlineData("30 0 9 * * 1-5", "2026-01-05T09:00:30Z")]
    [InlineData("0 0 0 1 * *", "2026-02-01T00:00:00Z")]
    [InlineData("00:10:00", "2026-01-05T08:10:00Z")]
    public void The_next_time_is_after_now(string schedule, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Parse(schedule).Next(Start));

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("00:00:59", true)]
    [InlineData("0 * * * * *", false)]
    public void What_comes_more_often_than_each_minute_is_frequent(string schedule, bool expected) => Assert.Equal(expected, Parse(schedule).IsFrequent(Start));

    [Fact]
    public void A_time_zone_is_kept_through_summer_and_winter()
    {
        var schedule = TimerSchedule.Parse("0 30 2 * * *", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), "F");
        Assert.Equal(new DateTimeOffset(2026, 1, 6, 1, 30, 0, TimeSpan.Zero), schedule.Next(Start));

        // On 29 March 2026 the hour from 2 to 3 is missing; on 25 October it comes twice.
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), schedule.Next(new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero)));
        DateTimeOffset autumn = schedule.Next(new DateTimeOffset(2026, 10, 24, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 10, 26, 1, 30, 0, TimeSpan.Zero), schedule.Next(autumn));
    }

    [Theory]
    [InlineData("every day")]
    [InlineData("-00:10:00")]
    [InlineData("61 * * * * *")]
    public void What_is_no_schedule_is_refused(string text) => Assert.Throws<HostSetupException>(() => Parse(text));

    [Fact]
    public void Retries_wait_the_same_time_or_twice_as_long_each_time()
    {
        var fixedDelay = new FixedDelayRetryAttribute(5, "00:00:10");
        var growing = new ExponentialBackoffRetryAttribute(5, "00:00:04", "00:00:30");
        Assert.Equal([10, 10, 10], Enumerable.Range(1, 3).Select(retry => RetryDelay.Before(fixedDelay, retry).TotalSeconds));
        Assert.Equal([4, 8, 16, 30, 30], Enumerable.Range(1, 4).Append(500).Select(retry => RetryDelay.Before(growing, retry).TotalSeconds));
    }

    private static TimerSchedule Parse(string text) => TimerSchedule.Parse(text, TimeZoneInfo.Utc, "F");
}
