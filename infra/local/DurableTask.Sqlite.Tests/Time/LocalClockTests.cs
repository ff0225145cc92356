using DurableTask.Sqlite.Time;
using Xunit;

namespace DurableTask.Sqlite.Tests;

public sealed class LocalClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_and_see_their_own_time()
    {
        var clock = LocalClock.VirtualInLine(Start);
        List<string> fired = [];
        using ITimer late = clock.CreateTimer(_ => fired.Add($"late {clock.GetUtcNow() - Start}"), null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        using ITimer early = clock.CreateTimer(_ => fired.Add($"early {clock.GetUtcNow() - Start}"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using ITimer beyond = clock.CreateTimer(_ => fired.Add("beyond"), null, TimeSpan.FromHours(9), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(["early 01:00:00", "late 02:00:00"], fired);
        Assert.Equal(Start.AddHours(9), clock.NextTimerDue);
    }

    [Fact]
    public void A_changed_or_disposed_timer_does_not_fire_at_its_old_time_and_a_periodic_one_goes_on()
    {
        var clock = LocalClock.VirtualInLine(Start);
        int moved = 0;
        int disposed = 0;
        int periodic = 0;
        using ITimer first = clock.CreateTimer(_ => moved++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        ITimer second = clock.CreateTimer(_ => disposed++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using ITimer third = clock.CreateTimer(_ => periodic++, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        first.Change(TimeSpan.FromHours(5), Timeout.InfiniteTimeSpan);
        second.Dispose();

        clock.Advance(TimeSpan.FromHours(4));

        Assert.Equal((0, 0, 4), (moved, disposed, periodic));
    }

    [Fact]
    public void It_never_goes_backwards_and_stays_ahead_when_it_goes_live()
    {
        var clock = LocalClock.Virtual(Start);
        clock.AdvanceTo(Start.AddYears(30));
        clock.AdvanceTo(Start);
        Assert.Equal(Start.AddYears(30), clock.GetUtcNow());

        clock.GoLive();

        Assert.False(clock.IsVirtual);
        Assert.InRange(clock.GetUtcNow(), Start.AddYears(30), Start.AddYears(30).AddHours(1));
    }

    [Fact]
    public async Task A_timer_that_was_set_on_the_virtual_clock_fires_when_it_is_live()
    {
        var clock = LocalClock.Virtual(DateTimeOffset.UtcNow.AddDays(-3));
        TaskCompletionSource fired = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = clock.CreateTimer(_ => fired.TrySetResult(), null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);

        clock.GoLive();

        await fired.Task.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.Throws<InvalidOperationException>(() => clock.Advance(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task The_tracker_is_idle_only_when_the_last_piece_of_work_has_ended()
    {
        WorkTracker work = new();
        IDisposable first = work.Begin();
        IDisposable second = work.Begin();
        Task idle = work.WhenIdleAsync();
        first.Dispose();
        first.Dispose();
        Assert.False(idle.IsCompleted);
        second.Dispose();

        await idle.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(work.WhenIdleAsync().IsCompleted);
    }

    [Fact]
    public async Task A_walk_waits_at_each_due_time_so_that_a_timer_that_sets_itself_again_misses_none()
    {
        LocalClock clock = LocalClock.Virtual(Start);
        clock.Work = new WorkTracker();
        List<DateTimeOffset> runs = [];
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                runs.Add(clock.GetUtcNow());
                timer!.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
            },
            null,
            TimeSpan.FromHours(1),
            Timeout.InfiniteTimeSpan);

        await clock.WalkToAsync(Start.AddDays(10)).WaitAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(Enumerable.Range(1, 240).Select(hour => Start.AddHours(hour)), runs);
        Assert.Equal(Start.AddDays(10), clock.GetUtcNow());
        await timer.DisposeAsync();
    }
}
