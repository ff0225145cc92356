using AtoZ.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

public class SchedulesTests
{
    internal static readonly string[] All =
    [
        "NoSilentCaseSweepSchedule", "RecoverySweepSchedule", "WebhookSweepSchedule", "DailyRootSchedule",
        "ProvisionSchedule", "ReconciliationSchedule", "HousekeepingSweepSchedule", "ScanSweepSchedule",
    ];

    [Theory]
    [InlineData("0 0 * * * *")]
    [InlineData("0 3-58/5 * * * *")]
    [InlineData("*/5 * * * *")]
    [InlineData("00:05:00")]
    public void What_the_host_can_read_is_taken(string schedule) => Schedules.MustBeSet(With(schedule));

    // The host would be ready all the same, and never run it.
    [Theory]
    [InlineData("hello")]
    [InlineData("0 0 25 * * *")]
    [InlineData("-00:05:00")]
    [InlineData("")]
    [InlineData(null)]
    public void What_it_cannot_read_is_refused_by_name(string? schedule)
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => Schedules.MustBeSet(With(schedule)));
        Assert.StartsWith($"The setting 'NoSilentCaseSweepSchedule' is '{schedule}'", refused.Message, StringComparison.Ordinal);
    }

    private static IConfiguration With(string? schedule) => new ConfigurationBuilder()
        .AddInMemoryCollection(All.Select(name => KeyValuePair.Create<string, string?>(name, name == All[0] ? schedule : "0 0 * * * *")))
        .Build();
}
