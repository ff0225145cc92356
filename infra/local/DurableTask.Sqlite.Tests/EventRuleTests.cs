using Microsoft.DurableTask.Client;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>Rules R1 to R7 of AZURE-API.md: external events.</summary>
public sealed class EventRuleTests
{
    [Fact]
    public async Task R01_the_newest_waiter_of_a_name_gets_the_first_event()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Two", async context =>
        {
            Task<string> older = context.WaitForExternalEvent<string>("E");
            Task<string> newer = context.WaitForExternalEvent<string>("E");
            return $"older {await older}, newer {await newer}";
        }));
        string id = await host.BeginAsync("Two");

        await host.RaiseAsync(id, "E", "first");
        await host.RaiseAsync(id, "E", "second");

        Assert.Equal("older second, newer first", (await host.StateAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task R02_events_before_any_waiter_are_kept_in_order_and_names_ignore_case()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Late", async context =>
        {
            await context.WaitForExternalEvent<string>("Go");
            return await context.WaitForExternalEvent<string>("answer") + await context.WaitForExternalEvent<string>("ANSWER");
        }));
        string id = await host.BeginAsync("Late");

        await host.RaiseAsync(id, "Answer", "1");
        await host.RaiseAsync(id, "aNSWER", "2");
        await host.RaiseAsync(id, "go");

        Assert.Equal("12", (await host.StateAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task R03_a_cancelled_waiter_swallows_the_next_event_and_the_loss_is_reported()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Rounds", async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<string>("Answer", TimeSpan.FromHours(1));
            }
            catch (TaskCanceledException)
            {
                await context.WaitForExternalEvent<string>("Other");
                return "too late";
            }
        }));
        string id = await host.BeginAsync("Rounds");
        await host.RunTimersAsync();

        await host.RaiseAsync(id, "Answer", "lost");
        await host.RaiseAsync(id, "Other");

        Assert.Equal("too late", (await host.StateAsync(id)).ReadOutputAs<string>());
        DiagnosticRecord finding = Assert.Single(host.Engine.Diagnostics.Records);
        Assert.Equal((DiagnosticKind.EventLost, id, "Rounds", "event 'Answer'"), (finding.Kind, finding.InstanceId, finding.Orchestration, finding.Subject));
    }

    [Fact]
    public async Task R04_a_newer_waiter_is_served_before_the_cancelled_one()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Rounds", async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<string>("Answer", TimeSpan.FromHours(1));
            }
            catch (TaskCanceledException)
            {
                return "second round: " + await context.WaitForExternalEvent<string>("Answer");
            }
        }));
        string id = await host.BeginAsync("Rounds");
        await host.RunTimersAsync();

        await host.RaiseAsync(id, "Answer", "yes");

        Assert.Equal("second round: yes", (await host.StateAsync(id)).ReadOutputAs<string>());
        Assert.Empty(host.Engine.Diagnostics.Records);
    }

    [Fact]
    public async Task R05_a_time_out_is_a_TaskCanceledException()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Impatient", async context =>
        {
            Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => context.WaitForExternalEvent<string>("E", TimeSpan.FromDays(1)));
            return thrown.GetType().Name;
        }));

        Assert.Equal(nameof(TaskCanceledException), (await host.RunAsync("Impatient")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task R06_one_name_with_two_types_at_a_time_is_refused()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Mixed", async context =>
        {
            _ = context.WaitForExternalEvent<string>("E");
            await context.WaitForExternalEvent<int>("E");
        }));

        OrchestrationMetadata state = await host.RunAsync("Mixed");

        Assert.Equal("System.ArgumentException", state.FailureDetails?.ErrorType);
        Assert.StartsWith("Events with the same name must have the same type argument.", state.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R07_an_unreadable_payload_fails_the_instance_past_its_own_code()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Reader", async context =>
        {
            try
            {
                return $"{await context.WaitForExternalEvent<int>("Number")}";
            }
            catch (Exception)
            {
                return "caught";
            }
        }));
        string id = await host.BeginAsync("Reader");

        await host.RaiseAsync(id, "Number", "not a number");

        OrchestrationMetadata state = await host.StateAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Equal("System.Text.Json.JsonException", state.FailureDetails?.ErrorType);
        Assert.Contains(host.Engine.Diagnostics.Records, finding => finding.Kind == DiagnosticKind.UnreadableEvent);
    }
}
