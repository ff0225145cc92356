using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace DurableTask.Sqlite.Tests;

/// <summary>Rules R24 to R26 and R30 of AZURE-API.md, and what decides whether a worker takes an orchestration.</summary>
public sealed class WorkerRuleTests
{
    public static TheoryData<string> IllegalAwaits => ["delay", "pool", "delay beside an event", "delay off the context"];

    [Theory]
    [MemberData(nameof(IllegalAwaits))]
    public async Task R24_an_await_of_something_not_durable_fails_the_instance_with_Microsofts_words(string kind)
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string, string>("Illegal", async (context, what) =>
        {
            Task<string> answer = what == "delay beside an event" ? context.WaitForExternalEvent<string>("Never") : Task.FromResult("");
            Task illegal = what == "pool" ? Task.Run(() => Thread.Sleep(20)) : Task.Delay(20);
            if (what == "delay off the context")
            {
                await illegal.ConfigureAwait(false);
                await context.CallActivityAsync("Any");
            }

            await illegal;
            return await answer;
        }));

        string id = await host.BeginAsync("Illegal", kind);
        OrchestrationMetadata state = await host.Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Equal("System.InvalidOperationException", state.FailureDetails?.ErrorType);
        Assert.StartsWith("An invalid asynchronous invocation was detected.", state.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(host.Engine.Diagnostics.Records, finding => finding.Kind == DiagnosticKind.IllegalAwait && finding.InstanceId == id);
    }

    [Fact]
    public async Task R25_code_that_differs_from_its_history_fails_the_instance()
    {
        string activity = "Old";
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Changed", async context =>
                {
                    await context.CallActivityAsync(activity);
                    await context.WaitForExternalEvent<string>("Go");
                })
                .AddActivityFunc("Old", (Action<TaskActivityContext>)(_ => { }))
                .AddActivityFunc("New", (Action<TaskActivityContext>)(_ => { })),
            setup => setup.Options = options => options.MaxLiveOrchestrations = 0);
        string id = await host.BeginAsync("Changed");

        activity = "New";
        await host.RaiseAsync(id, "Go");

        OrchestrationMetadata state = await host.StateAsync(id);
        Assert.Equal("DurableTask.Core.Exceptions.NonDeterministicOrchestrationException", state.FailureDetails?.ErrorType);
        Assert.Contains("'Old'", state.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(host.Engine.Diagnostics.Records, finding => finding.Kind == DiagnosticKind.NonDeterminism && finding.InstanceId == id);
    }

    [Fact]
    public async Task R26_a_replay_safe_logger_writes_each_line_once_over_any_number_of_replays()
    {
        using CapturedLogs logs = new();
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Talk", async context =>
            {
                ILogger log = context.CreateReplaySafeLogger("Talk");
                for (int i = 1; i <= 3; i++)
                {
                    await context.WaitForExternalEvent<string>("Go");
                    log.LogInformation("round {Round}", i);
                }
            }),
            setup =>
            {
                setup.Options = options => options.MaxLiveOrchestrations = 0;
                setup.Services = services => services.AddSingleton<ILoggerProvider>(logs);
            });
        string id = await host.BeginAsync("Talk");
        for (int i = 0; i < 3; i++)
        {
            await host.RaiseAsync(id, "Go");
        }

        Assert.Equal(["round 1", "round 2", "round 3"], logs.Lines.Where(line => line.Category == "Talk").Select(line => line.Text));
    }

    [Fact]
    public async Task R30_an_activity_has_its_orchestration_version_and_a_child_the_default_unless_told()
    {
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<string>("Versions", async context =>
                    $"{context.Version} {await context.CallActivityAsync<string>("Version")} {await context.CallSubOrchestratorAsync<string>("Child")} "
                    + await context.CallSubOrchestratorAsync<string>("Child", new SubOrchestrationOptions { Version = "3.0" }))
                .AddOrchestratorFunc<string>("Child", context => context.Version)
                .AddActivityFunc<string>("Version", string (context) => context.Version),
            setup => setup.Worker = worker => worker.UseVersioning(new VersioningOptions { DefaultVersion = "2.0" }));

        OrchestrationMetadata state = await host.RunAsync("Versions", options: new StartOrchestrationOptions { Version = "1.0" });

        Assert.Equal("1.0 1.0 2.0 3.0", state.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(VersionMatchStrategy.None, "9.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "2.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "1.0", false)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "1.9", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "2.0", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "2.0.1", false)]
    public async Task A_worker_takes_the_versions_that_match_and_fails_or_leaves_the_others(VersionMatchStrategy strategy, string version, bool taken)
    {
        foreach (VersionFailureStrategy failure in new[] { VersionFailureStrategy.Fail, VersionFailureStrategy.Reject })
        {
            VersioningOptions versioning = new() { Version = "2.0", MatchStrategy = strategy, FailureStrategy = failure };
            await using EngineHost host = await EngineHost.StartAsync(
                tasks => tasks.AddOrchestratorFunc("Any", context => Task.CompletedTask),
                setup => setup.Worker = worker => worker.UseVersioning(versioning));

            OrchestrationMetadata state = await host.RunAsync("Any", options: new StartOrchestrationOptions { Version = version });

            OrchestrationRuntimeStatus otherwise = failure == VersionFailureStrategy.Fail ? OrchestrationRuntimeStatus.Failed : OrchestrationRuntimeStatus.Pending;
            Assert.Equal(taken ? OrchestrationRuntimeStatus.Completed : otherwise, state.RuntimeStatus);
        }
    }

    [Fact]
    public async Task A_work_item_filter_leaves_other_orchestrations_pending_until_a_worker_takes_them()
    {
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Mine", context => Task.CompletedTask).AddOrchestratorFunc("Theirs", context => Task.CompletedTask),
            setup => setup.Worker = worker => worker.UseWorkItemFilters(new DurableTaskWorkerWorkItemFilters
            {
                Orchestrations = [new DurableTaskWorkerWorkItemFilters.OrchestrationFilter("Mine", [])],
            }));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync("Mine")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.RunAsync("Theirs")).RuntimeStatus);
    }
}
