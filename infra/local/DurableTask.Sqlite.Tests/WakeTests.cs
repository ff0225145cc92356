using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Work;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>Nobody who waits is forgotten, and nothing that is waited for in vain keeps the engine.</summary>
public sealed class WakeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Whoever_waits_for_a_custom_status_is_woken_by_it()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Tell", async context =>
        {
            await context.WaitForExternalEvent<string>("Go");
            context.SetCustomStatus("on my way");
            await context.WaitForExternalEvent<string>("Never");
        }));
        string id = await host.BeginAsync("Tell");

        Task<InstanceState?> told = host.Engine.WaitAsync(id, state => state.CustomStatus is not null);
        Assert.False(told.IsCompleted);
        await host.RaiseAsync(id, "Go");

        Assert.Equal("\"on my way\"", (await told.WaitAsync(Patience))?.CustomStatus);
    }

    [Fact]
    public void Who_has_seen_enough_is_forgotten_and_who_comes_after_the_end_is_told()
    {
        StateWaiters waiters = new();
        using (waiters.Next("a"))
        using (waiters.Next("a"))
        {
            Assert.Equal(2, waiters.Count);
        }

        Assert.Equal(0, waiters.Count);
        waiters.Fail(new OperationCanceledException("stopped"));
        using StateWaiters.Waiter late = waiters.Next("a");
        Assert.True(late.Change.IsFaulted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_instance_that_becomes_ready_is_run_however_few_run_at_a_time(int maximum)
    {
        const int Each = 20_000;
        using CountdownEvent left = new(2 * Each);
        using PoolScheduler pool = new();
        OrchestrationDispatcher dispatcher = new(pool, maximum, _ => left.Signal());
        InstanceActor actor = new(new InstanceRow(1, "a", "A", "", "", OrchestrationRuntimeStatus.Running, default, null, 1, null, null, null));
        void Fill()
        {
            for (int i = 0; i < Each; i++)
            {
                dispatcher.Ready(actor);
            }
        }

        await Task.WhenAll(Task.Run(Fill), Task.Run(Fill)).WaitAsync(Patience);

        Assert.True(left.Wait(Patience), $"{left.CurrentCount} were never run.");
    }

    [Fact]
    public async Task An_activity_that_never_ends_does_not_keep_the_engine_from_ending()
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource never = new();
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Stuck", context => context.CallActivityAsync("Never"))
            .AddActivityFunc("Never", _ =>
            {
                begun.SetResult();
                return never.Task;
            }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Stuck");
        await begun.Task.WaitAsync(Patience);

        using CancellationTokenSource atOnce = new();
        await atOnce.CancelAsync();
        await host.Engine.StopAsync(atOnce.Token).WaitAsync(Patience);
        await host.Engine.StopAsync(CancellationToken.None).WaitAsync(Patience);

        never.SetResult();
    }

    [Fact]
    public async Task An_orchestration_with_an_appointed_time_can_be_terminated_before_and_never_begins()
    {
        int begun = 0;
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Later", context =>
        {
            begun++;
            return Task.CompletedTask;
        }));
        string id = await host.BeginAsync("Later", options: new StartOrchestrationOptions(StartAt: EngineHost.Start.AddDays(2)));

        await host.Client.TerminateInstanceAsync(id, "not needed");
        await host.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.StateAsync(id)).RuntimeStatus);
        Assert.Null(host.Clock.NextTimerDue);
        await host.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.Equal(0, begun);
        Assert.Equal("not needed", (await host.StateAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public void An_alarm_that_rings_early_is_set_again()
    {
        EarlyClock clock = new();
        List<int> fired = [];
        using EngineTimers timers = new(clock, (_, id, _) => fired.Add(id));
        timers.Add([(clock.Now.UtcDateTime.AddSeconds(10), 1, 7)]);
        Assert.Equal(TimeSpan.FromSeconds(10), clock.Alarm);

        clock.Now += TimeSpan.FromSeconds(9);
        clock.Ring();
        Assert.Empty(fired);
        Assert.Equal(TimeSpan.FromSeconds(1), clock.Alarm);

        clock.Now += TimeSpan.FromSeconds(1);
        clock.Ring();
        Assert.Equal([7], fired);
    }

    [Fact]
    public void An_alarm_is_never_longer_than_a_system_timer_takes()
    {
        EarlyClock clock = new();
        using EngineTimers timers = new(clock, (_, _, _) => { });

        timers.Add([(clock.Now.UtcDateTime.AddYears(3), 1, 7)]);

        Assert.Equal(TimeSpan.FromDays(1), clock.Alarm);
    }

    /// <summary>A clock whose one timer rings when it is told to, as a system timer may ring a little early.</summary>
    private sealed class EarlyClock : TimeProvider, ITimer
    {
        private Action _ring = () => { };

        public DateTimeOffset Now { get; set; } = EngineHost.Start;

        public TimeSpan Alarm { get; private set; }

        public void Ring()
        {
            Alarm = Timeout.InfiniteTimeSpan;
            _ring();
        }

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Alarm = dueTime;
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
