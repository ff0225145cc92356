using DurableTask.Sqlite.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>Rules R8 to R12 and R28 of AZURE-API.md: timers, completion, numbers, ids.</summary>
public sealed class TimerRuleTests
{
    [Fact]
    public async Task R08_an_open_timer_holds_completion_and_an_event_wait_does_not()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Done", context =>
        {
            _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            _ = context.WaitForExternalEvent<string>("Never");
            return "done";
        }));
        string id = await host.BeginAsync("Done");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.StateAsync(id)).RuntimeStatus);

        await host.RunTimersAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.StateAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task R09_a_cancelled_timer_throws_TaskCanceledException_and_holds_nothing()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Cancel", async context =>
        {
            using CancellationTokenSource stop = new();
            Task timer = context.CreateTimer(TimeSpan.FromDays(30), stop.Token);
            await context.WaitForExternalEvent<string>("Stop");
#pragma warning disable VSTHRD103 // An orchestrator cancels on its own thread.
            stop.Cancel();
#pragma warning restore VSTHRD103
            return (await Assert.ThrowsAsync<TaskCanceledException>(() => timer)).GetType().Name;
        }));
        string id = await host.BeginAsync("Cancel");
        Assert.NotNull(host.Clock.NextTimerDue);

        await host.RaiseAsync(id, "Stop");

        Assert.Equal(nameof(TaskCanceledException), (await host.StateAsync(id)).ReadOutputAs<string>());
        Assert.Null(host.Clock.NextTimerDue);
    }

    [Fact]
    public async Task R10_a_timer_in_the_past_fires_at_once()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Past", async context =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None);
            return "at once";
        }));
        string id = await host.BeginAsync("Past");

        Assert.Equal("at once", (await host.StateAsync(id)).ReadOutputAs<string>());
        Assert.Equal(EngineHost.Start, host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task R11_all_steps_are_numbered_in_one_row_and_retries_with_their_delays_take_numbers()
    {
        int calls = 0;
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Numbers", async context =>
            {
                await context.CallActivityAsync("Flaky", new TaskOptions(new RetryPolicy(3, TimeSpan.FromMinutes(1))));
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                await context.CallSubOrchestratorAsync("Child");
            })
            .AddOrchestratorFunc("Child", context => Task.CompletedTask)
            .AddActivityFunc("Flaky", (Action<TaskActivityContext>)(_ =>
            {
                if (Interlocked.Increment(ref calls) < 3)
                {
                    throw new InvalidOperationException("not yet");
                }
            })));
        OrchestrationMetadata state = await host.RunAsync("Numbers");

        IReadOnlyList<HistoryEvent>? history = await host.Engine.GetHistoryAsync(state.InstanceId);
        Assert.Equal(
            ["TaskScheduled 0", "TimerCreated 1", "TaskScheduled 2", "TimerCreated 3", "TaskScheduled 4", "TimerCreated 5", "SubOrchestrationInstanceCreated 6"],
            history!.Where(e => e.Kind is HistoryEventKind.TaskScheduled or HistoryEventKind.TimerCreated or HistoryEventKind.SubOrchestrationInstanceCreated)
                .Select(e => $"{e.Kind} {e.TaskId}"));
    }

    [Fact]
    public async Task R12_new_ids_differ_per_call_and_are_the_same_on_replay_and_time_is_utc()
    {
        List<string> seen = [];
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc<string>("Ids", async context =>
            {
                string ids = $"{context.NewGuid()} {context.NewGuid()} {context.CurrentUtcDateTime.Kind}";
                seen.Add(ids);
                await context.WaitForExternalEvent<string>("Go");
                return ids;
            }),
            setup => setup.Options = options => options.MaxLiveOrchestrations = 0);
        string id = await host.BeginAsync("Ids");
        await host.RaiseAsync(id, "Go");

        Assert.Equal(2, seen.Count);
        string[] parts = Assert.Single(seen.Distinct()).Split(' ');
        Assert.NotEqual(parts[0], parts[1]);
        Assert.Equal('5', parts[0][14]);
        Assert.Equal("Utc", parts[2]);
    }

    [Fact]
    public async Task R28_a_long_timer_is_made_of_several_and_is_one_await()
    {
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc<DateTime>("Long", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(7), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }),
            setup => setup.Worker = worker => worker.Configure(options => options.MaximumTimerInterval = TimeSpan.FromDays(2)));
        OrchestrationMetadata state = await host.RunAsync("Long");

        IReadOnlyList<HistoryEvent>? history = await host.Engine.GetHistoryAsync(state.InstanceId);
        Assert.Equal(4, history!.Count(e => e.Kind == HistoryEventKind.TimerCreated));
        Assert.Equal(EngineHost.Start.UtcDateTime.AddDays(7), state.ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task An_orchestration_with_an_appointed_time_is_pending_until_then()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<DateTime>("Later", context => context.CurrentUtcDateTime));
        string id = await host.BeginAsync("Later", options: new StartOrchestrationOptions(StartAt: EngineHost.Start.AddDays(2)));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.StateAsync(id)).RuntimeStatus);

        await host.RunTimersAsync();

        Assert.Equal(EngineHost.Start.UtcDateTime.AddDays(2), (await host.StateAsync(id)).ReadOutputAs<DateTime>());
    }
}
