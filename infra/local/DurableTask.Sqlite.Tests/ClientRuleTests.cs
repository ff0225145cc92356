using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>Rules R20 to R23 and R29 of AZURE-API.md: what clients do with instances.</summary>
public sealed class ClientRuleTests
{
    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string, string>("Wait", async (context, input) => await context.WaitForExternalEvent<string>("Go") + input)
        .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Wait", new SubOrchestrationOptions(instanceId: "child")))
        .AddOrchestratorFunc<string>("Quick", context => "done");

    [Theory]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    public async Task R20_terminate_sets_the_given_output_and_reaches_children_only_if_asked(bool recursive, OrchestrationRuntimeStatus child)
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks);
        string id = await host.BeginAsync("Parent");

        await host.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("stopped by staff", recursive));
        await host.IdleAsync();

        Assert.Equal("stopped by staff", (await host.StateAsync(id)).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.StateAsync(id)).RuntimeStatus);
        Assert.Equal(child, (await host.StateAsync("child")).RuntimeStatus);
    }

    [Fact]
    public async Task R21_purge_takes_finished_instances_only_and_counts_a_missing_one_as_none()
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks);
        string running = await host.BeginAsync("Wait");
        string finished = await host.BeginAsync("Quick");

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync(running));
        Assert.StartsWith("Only orchestrations in a terminal state can be purged", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync(finished)).PurgedInstanceCount);
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync(finished)).PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync(finished));
    }

    [Fact]
    public async Task R21_a_filter_purges_what_matches_and_leaves_the_rest()
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks);
        string early = await host.BeginAsync("Quick");
        await host.AdvanceAsync(TimeSpan.FromDays(40));
        string late = await host.BeginAsync("Quick");
        string running = await host.BeginAsync("Wait");

        PurgeResult result = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: EngineHost.Start.AddDays(30)));

        Assert.Equal((1, true), (result.PurgedInstanceCount, result.IsComplete));
        Assert.Null(await host.Client.GetInstanceAsync(early));
        Assert.NotNull(await host.Client.GetInstanceAsync(late));
        Assert.NotNull(await host.Client.GetInstanceAsync(running));
    }

    [Fact]
    public async Task R22_payloads_that_were_not_asked_for_cannot_be_read()
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks);
        string id = await host.BeginAsync("Quick");
        OrchestrationMetadata? state = await host.Client.GetInstanceAsync(id);

        Assert.Throws<InvalidOperationException>(() => state!.ReadInputAs<string>());
        Assert.Throws<InvalidOperationException>(() => state!.ReadOutputAs<string>());
        Assert.Throws<InvalidOperationException>(() => state!.ReadCustomStatusAs<string>());
    }

    [Fact]
    public async Task R23_the_bare_library_replaces_any_instance_and_a_list_says_which_it_may_not()
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks);
        StartOrchestrationOptions same = new("same");
        await host.BeginAsync("Wait", "first", same);

        await host.BeginAsync("Wait", "second", same);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.BeginAsync("Wait", "third", same.WithDedupeStatuses(OrchestrationRuntimeStatus.Running)));
        await Assert.ThrowsAsync<ArgumentException>(() => host.BeginAsync("Wait", "third", same.WithDedupeStatuses(OrchestrationRuntimeStatus.Terminated)));
        await Assert.ThrowsAsync<ArgumentException>(() => host.BeginAsync("Wait", "third", same with { DedupeStatuses = ["Sleeping"] }));

        await host.RaiseAsync("same", "Go", "the ");
        Assert.Equal("the second", (await host.StateAsync("same")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task R23_as_Functions_do_only_a_finished_instance_is_replaced_and_all_seven_statuses_mean_never_twice()
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks, setup => setup.Options = options => options.ReplaceOnlyFinishedInstances = true);
        await host.BeginAsync("Wait", options: new StartOrchestrationOptions("running"));
        await host.BeginAsync("Quick", options: new StartOrchestrationOptions("finished"));

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.BeginAsync("Wait", options: new StartOrchestrationOptions("running")));
        await host.BeginAsync("Quick", options: new StartOrchestrationOptions("finished"));
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.BeginAsync(
            "Quick", options: new StartOrchestrationOptions("finished").WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses])));
    }

    [Fact]
    public async Task R29_a_child_without_an_id_gets_a_new_one_and_an_id_in_use_fails_the_call()
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks);
        await host.BeginAsync("Wait", options: new StartOrchestrationOptions("child"));

        OrchestrationMetadata state = await host.RunAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Equal("DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException", state.FailureDetails?.InnerFailure?.ErrorType);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.StateAsync("child")).RuntimeStatus);
    }

    [Fact]
    public async Task Queries_filter_by_status_and_prefix_and_go_on_from_a_token()
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks);
        for (int i = 0; i < 7; i++)
        {
            await host.BeginAsync("Wait", options: new StartOrchestrationOptions($"claim-{i}"));
            await host.BeginAsync("Quick", options: new StartOrchestrationOptions($"other-{i}"));
        }

        OrchestrationQuery query = new(Statuses: [OrchestrationRuntimeStatus.Running], InstanceIdPrefix: "claim-", PageSize: 3);
        List<Page<OrchestrationMetadata>> pages = [];
        await foreach (Page<OrchestrationMetadata> page in host.Client.GetAllInstancesAsync(query).AsPages())
        {
            pages.Add(page);
        }

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"claim-{i}"), pages.SelectMany(page => page.Values).Select(state => state.InstanceId));
        await foreach (Page<OrchestrationMetadata> rest in host.Client.GetAllInstancesAsync(query).AsPages(pages[0].ContinuationToken))
        {
            Assert.Equal("claim-3", rest.Values[0].InstanceId);
            break;
        }
    }

    [Fact]
    public async Task An_event_to_an_unknown_or_finished_instance_is_dropped_in_silence()
    {
        await using EngineHost host = await EngineHost.StartAsync(Tasks);
        string finished = await host.BeginAsync("Quick");

        await host.RaiseAsync("nobody", "Go");
        await host.RaiseAsync(finished, "Go");

        Assert.Null(await host.Client.GetInstanceAsync("nobody"));
    }

    [Fact]
    public async Task A_failed_instance_runs_on_from_its_last_failure_when_it_is_rewound()
    {
        bool broken = true;
        int first = 0;
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string>("Parent", context => context.CallSubOrchestratorAsync<string>("Pay"))
            .AddOrchestratorFunc<string>("Pay", async context =>
            {
                await context.CallActivityAsync("First");
                return await context.CallActivityAsync<string>("Second");
            })
            .AddActivityFunc("First", (Action<TaskActivityContext>)(_ => first++))
            .AddActivityFunc<string>("Second", string (_) => broken ? throw new InvalidOperationException("bank is down") : "paid"));
        OrchestrationMetadata failed = await host.RunAsync("Parent");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);

        broken = false;
        await host.Client.RewindInstanceAsync(failed.InstanceId, "bank is up again");
        await host.IdleAsync();

        Assert.Equal("paid", (await host.StateAsync(failed.InstanceId)).ReadOutputAs<string>());
        Assert.Equal(1, first);
    }
}
