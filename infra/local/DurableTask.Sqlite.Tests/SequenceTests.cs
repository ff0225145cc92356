using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace DurableTask.Sqlite.Tests;

public sealed class SequenceTests
{
    [Fact]
    public async Task An_orchestration_calls_activities_in_sequence_and_completes_with_its_output()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Greet", async (context, name) =>
            {
                string first = await context.CallActivityAsync<string>("Hello", name);
                return first + await context.CallActivityAsync<string>("Hello", "again");
            })
            .AddActivityFunc<string, string>("Hello", string (context, name) => $"Hello {name}! "));

        OrchestrationMetadata state = await host.RunAsync("Greet", "Ada");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, state.RuntimeStatus);
        Assert.Equal("Hello Ada! Hello again! ", state.ReadOutputAs<string>());
        Assert.Equal("Ada", state.ReadInputAs<string>());
    }

    [Fact]
    public async Task A_child_answers_its_parent_in_the_same_store()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Parent", async (context, n) => await context.CallSubOrchestratorAsync<int>("Child", n) + 1)
            .AddOrchestratorFunc<int, int>("Child", async (context, n) => await context.CallActivityAsync<int>("Double", n))
            .AddActivityFunc<int, int>("Double", int (context, n) => 2 * n));

        Assert.Equal(43, (await host.RunAsync("Parent", 21)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_event_that_is_sent_by_the_last_step_still_leaves()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string>("Listen", context => context.WaitForExternalEvent<string>("Word"))
            .AddOrchestratorFunc<string, string>("Speak", (context, to) =>
            {
                context.SendEvent(to, "Word", "heard");
                return Task.FromResult("spoken");
            }));
        string listener = await host.Client.ScheduleNewOrchestrationInstanceAsync("Listen");

        await host.RunAsync("Speak", listener);

        Assert.Equal("heard", (await host.Client.WaitForInstanceCompletionAsync(listener, getInputsAndOutputs: true)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_timer_of_three_days_passes_in_no_time_on_the_virtual_clock()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<DateTime>("Wait", async context =>
            {
                await context.CreateTimer(TimeSpan.FromHours(72), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }));

        OrchestrationMetadata state = await host.RunAsync("Wait");

        Assert.Equal(EngineHost.Start.UtcDateTime.AddHours(72), state.ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task A_restarted_engine_goes_on_where_the_orchestration_waits()
    {
        string folder = Directory.CreateTempSubdirectory("atoz-engine-").FullName;
        string path = Path.Combine(folder, "durable.db");
        static void Tasks(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<string>("Ask", async context =>
            {
                await context.CallActivityAsync("Note", "asked");
                return await context.WaitForExternalEvent<string>("Answer");
            })
            .AddActivityFunc<string>("Note", (context, text) => { });

        string id;
        await using (EngineHost first = await EngineHost.StartAsync(Tasks, setup => setup.DatabasePath = path))
        {
            id = await first.BeginAsync("Ask");
        }

        await using (EngineHost second = await EngineHost.StartAsync(Tasks, setup => setup.DatabasePath = path))
        {
            await second.RaiseAsync(id, "answer", "yes");
            Assert.Equal("yes", (await second.StateAsync(id)).ReadOutputAs<string>());
        }

        Directory.Delete(folder, recursive: true);
    }
}
