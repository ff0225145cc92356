using Microsoft.DurableTask.Client;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>Rules R18 and R19 of AZURE-API.md, and events at the end: what becomes of them in the course of an instance.</summary>
public sealed class EventCourseTests
{
    [Fact]
    public async Task R18_starting_over_keeps_unread_events_only_if_asked()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string?, string>("Again", async (context, round) =>
        {
            if (round is null or "keep" or "drop")
            {
                await context.WaitForExternalEvent<string>("Go");
                context.ContinueAsNew("second", preserveUnprocessedEvents: round != "drop");
                return "";
            }

            return await context.WaitForExternalEvent<string>("Kept");
        }));

        foreach ((string round, OrchestrationRuntimeStatus expected) in new[] { ("keep", OrchestrationRuntimeStatus.Completed), ("drop", OrchestrationRuntimeStatus.Running) })
        {
            string id = await host.BeginAsync("Again", round);
            await host.RaiseAsync(id, "Kept", "early");
            await host.RaiseAsync(id, "Go");
            Assert.Equal(expected, (await host.StateAsync(id)).RuntimeStatus);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_sent_in_the_last_step_arrives_also_when_the_sender_starts_over(bool startsOver)
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string>("Ear", async context => await context.WaitForExternalEvent<string>("News"))
            .AddOrchestratorFunc<bool, string>("Mouth", (context, again) =>
            {
                context.SendEvent("ear", "News", again ? "first" : "last");
                if (again)
                {
                    context.ContinueAsNew(false);
                }

                return "said";
            }));
        await host.BeginAsync("Ear", options: new("ear"));

        await host.BeginAsync("Mouth", startsOver);

        Assert.Equal(startsOver ? "first" : "last", (await host.StateAsync("ear")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task R19_a_suspended_instance_holds_events_in_order_and_can_be_terminated()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Collect", async context =>
            await context.WaitForExternalEvent<string>("E") + await context.WaitForExternalEvent<string>("E")));
        string resumed = await host.BeginAsync("Collect");
        string ended = await host.BeginAsync("Collect");
        foreach (string id in new[] { resumed, ended })
        {
            await host.Client.SuspendInstanceAsync(id, "pause");
            await host.RaiseAsync(id, "E", "1");
            await host.RaiseAsync(id, "E", "2");
            Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.StateAsync(id)).RuntimeStatus);
        }

        await host.Client.ResumeInstanceAsync(resumed);
        await host.Client.TerminateInstanceAsync(ended, "enough");
        await host.IdleAsync();

        Assert.Equal("12", (await host.StateAsync(resumed)).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.StateAsync(ended)).RuntimeStatus);
    }
}
