using System.Collections.Concurrent;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static AtoZ.Functions.Tests.Hosting.TimerFunctionTests;

namespace AtoZ.Functions.Tests.Hosting;

public class TimerFunctionTests
{
    private static readonly DateTimeOffset Start = TestHostSettings.Start;

    [Fact]
    public async Task A_timer_runs_at_each_of_its_times_and_is_told_last_and_next()
    {
        var runs = new Runs();
        await using TestHost host = await StartAsync(runs, typeof(TimerFunctionHourly));
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal([Start.AddHours(1), Start.AddHours(2)], runs.All.Select(run => run.At));
        Assert.All(runs.All, run => Assert.False(run.Info.IsPastDue));
        Assert.Equal(Start.AddHours(2).UtcDateTime, runs.All[1].Info.ScheduleStatus!.Next);
        Assert.Equal(Start.AddHours(1).UtcDateTime, runs.All[1].Info.ScheduleStatus!.Last);
    }

    [Fact]
    public async Task R32_a_run_missed_while_the_host_was_down_is_caught_up_once_as_past_due()
    {
        using var folder = new TempFolder();
        var runs = new Runs();
        var settings = new TestHostSettings { FunctionTypes = [typeof(TimerFunctionHourly)], Directory = folder.Path, Configure = builder => builder.Services.AddSingleton(runs) };
        await using (TestHost before = await TestHost.StartAsync(settings))
        {
            await before.AdvanceAsync(TimeSpan.FromHours(1));
        }

        Assert.Single(runs.All);
        await using TestHost after = await TestHost.StartAsync(settings with { Clock = DurableTask.Sqlite.Time.LocalClock.Virtual(Start.AddHours(7.5)) });
        await after.IdleAsync();
        Assert.Equal(2, runs.All.Count);
        Assert.True(runs.All[1].Info.IsPastDue);
        Assert.Equal(Start.AddHours(7.5), runs.All[1].At);
        await after.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(3, runs.All.Count);
        Assert.False(runs.All[2].Info.IsPastDue);
    }

    [Fact]
    public async Task Without_a_monitor_a_missed_run_is_not_caught_up()
    {
        using var folder = new TempFolder();
        var runs = new Runs();
        var settings = new TestHostSettings { FunctionTypes = [typeof(TimerFunctionUnmonitored)], Directory = folder.Path, Configure = builder => builder.Services.AddSingleton(runs) };
        await using (TestHost before = await TestHost.StartAsync(settings))
        {
            await before.IdleAsync();
        }

        await using TestHost after = await TestHost.StartAsync(settings with { Clock = DurableTask.Sqlite.Time.LocalClock.Virtual(Start.AddHours(7.5)) });
        await after.IdleAsync();
        Assert.Empty(runs.All);
        await after.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Null(Assert.Single(runs.All).Info.ScheduleStatus);
    }

    [Fact]
    public async Task A_timer_may_run_at_start_and_take_its_schedule_from_a_setting()
    {
        var runs = new Runs();
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(TimerFunctionFromSetting)],
            LocalSettings = """{ "Values": { "Sweep__Schedule": "0 */15 * * * *" } }""",
            Configure = builder => builder.Services.AddSingleton(runs),
        });
        await host.IdleAsync();
        Assert.Equal(Start, Assert.Single(runs.All).At);
        await host.AdvanceAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(2, runs.All.Count);
    }

    [Fact]
    public async Task A_failing_timer_is_run_again_as_its_retry_attribute_says()
    {
        var runs = new Runs();
        await using TestHost host = await StartAsync(runs, typeof(TimerFunctionFailing));
        await host.AdvanceAsync(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
        Assert.Equal([0, 1, 2], runs.All.Select(run => run.Retry));
        Assert.Equal([0, 10, 20], runs.All.Select(run => (run.At - Start.AddHours(1)).TotalSeconds));
    }

    [Fact]
    public async Task The_master_key_runs_a_timer_by_hand()
    {
        var runs = new Runs();
        await using TestHost host = await StartAsync(runs, typeof(TimerFunctionHourly));
        using HttpResponseMessage refused = await host.Client.PostAsync("/admin/functions/Hourly", content: null);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using HttpResponseMessage taken = await host.AsAdminAsync(HttpMethod.Post, "/admin/functions/hourly", """{"input":""}""");
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        await host.IdleAsync();
        Assert.False(Assert.Single(runs.All).Info.IsPastDue);
        using HttpResponseMessage unknown = await host.AsAdminAsync(HttpMethod.Post, "/admin/functions/Nobody", "{}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static Task<TestHost> StartAsync(Runs runs, Type type) =>
        TestHost.StartAsync(new TestHostSettings { FunctionTypes = [type], Configure = builder => builder.Services.AddSingleton(runs) });

    internal sealed record Run(DateTimeOffset At, TimerInfo Info, int Retry);

    internal sealed class Runs
    {
        private readonly ConcurrentQueue<Run> _all = new();

        public IReadOnlyList<Run> All => [.. _all];

        public void Add(Run run) => _all.Enqueue(run);
    }
}

internal sealed class TimerFunctionHourly(Runs runs, TimeProvider time)
{
    [Function("Hourly")]
    public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => runs.Add(new Run(time.GetUtcNow(), timer, 0));
}

internal sealed class TimerFunctionUnmonitored(Runs runs, TimeProvider time)
{
    [Function("Unmonitored")]
    public void Run([TimerTrigger("0 * * * *", UseMonitor = false)] TimerInfo timer) => runs.Add(new Run(time.GetUtcNow(), timer, 0));
}

internal sealed class TimerFunctionFromSetting(Runs runs, TimeProvider time)
{
    [Function("FromSetting")]
    public void Run([TimerTrigger("%Sweep__Schedule%", RunOnStartup = true)] TimerInfo timer) => runs.Add(new Run(time.GetUtcNow(), timer, 0));
}

internal sealed class TimerFunctionFailing(Runs runs, TimeProvider time)
{
    [Function("Failing")]
    [FixedDelayRetry(2, "00:00:10")]
    public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context)
    {
        runs.Add(new Run(time.GetUtcNow(), timer, context.RetryContext.RetryCount));
        throw new InvalidOperationException("not yet");
    }
}
