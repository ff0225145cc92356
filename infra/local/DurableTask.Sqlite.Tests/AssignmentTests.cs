using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace DurableTask.Sqlite.Tests;

/// <summary>Which worker gets which activity.</summary>
public sealed class AssignmentTests
{
    private static void Tasks(DurableTaskRegistry tasks, string worker) => tasks
        .AddOrchestratorFunc<string>("Call", context => context.CallActivityAsync<string>("Do", new TaskOptions { Version = new TaskVersion("2.0") }))
        .AddActivityFunc<string>("Do", string (_) => worker);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_activity_that_the_filters_leave_out_goes_to_a_worker_that_takes_it_or_waits(bool isHelped)
    {
        DurableTaskWorkerWorkItemFilters own = new()
        {
            Orchestrations = [new DurableTaskWorkerWorkItemFilters.OrchestrationFilter("Call", [])],
            Activities = [new DurableTaskWorkerWorkItemFilters.ActivityFilter("Do", ["1.0"])],
        };
        DurableTaskWorkerWorkItemFilters helping = new()
        {
            Orchestrations = [new DurableTaskWorkerWorkItemFilters.OrchestrationFilter("Nothing", [])],
            Activities = [new DurableTaskWorkerWorkItemFilters.ActivityFilter("do", ["2.0"])],
        };
        await using EngineHost host = await EngineHost.StartAsync(tasks => Tasks(tasks, "own"), setup =>
        {
            setup.Worker = worker => worker.UseWorkItemFilters(own);
            setup.Services = services =>
            {
                if (isHelped)
                {
                    services.AddDurableTaskWorker("helper", helper => helper.UseSqlite().AddTasks(tasks => Tasks(tasks.AddOrchestratorFunc("Nothing", _ => Task.CompletedTask), "helper")).UseWorkItemFilters(helping));
                }
            };
        });

        OrchestrationMetadata state = await host.RunAsync("Call");

        Assert.Equal(isHelped ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Running, state.RuntimeStatus);
        Assert.Equal(isHelped ? "helper" : null, state.SerializedOutput is null ? null : state.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(VersionFailureStrategy.Fail, OrchestrationRuntimeStatus.Failed)]
    [InlineData(VersionFailureStrategy.Reject, OrchestrationRuntimeStatus.Running)]
    public async Task An_activity_of_a_version_that_the_worker_does_not_take_fails_or_waits(VersionFailureStrategy failure, OrchestrationRuntimeStatus expected)
    {
        VersioningOptions versioning = new() { Version = "1.0", MatchStrategy = VersionMatchStrategy.CurrentOrOlder, FailureStrategy = failure };
        await using EngineHost host = await EngineHost.StartAsync(tasks => Tasks(tasks, "own"), setup => setup.Worker = worker => worker.UseVersioning(versioning));

        OrchestrationMetadata state = await host.RunAsync("Call", options: new StartOrchestrationOptions { Version = "1.0" });

        Assert.Equal(expected, state.RuntimeStatus);
        Assert.Equal(expected == OrchestrationRuntimeStatus.Failed ? "VersionMismatch" : null, state.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task An_orchestrator_is_made_from_a_scope_that_ends_with_it()
    {
        List<string> ended = [];
        await using EngineHost host = await EngineHost.StartAsync(
            _ => { },
            setup => setup.Services = services => services.AddScoped(_ => new Held(ended)).AddTasks("Scoped", scope => new Scoped(scope.GetRequiredService<Held>())));

        string id = await host.BeginAsync("Scoped");
        Assert.Empty(ended);
        await host.RaiseAsync(id, "Go");
        await Held.WhenEndedAsync(ended, 1);
    }

    private sealed class Scoped(Held held) : ITaskOrchestrator
    {
        public Type InputType => typeof(object);

        public Type OutputType => typeof(object);

        public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
        {
            await context.WaitForExternalEvent<string>("Go");
            return held.GetHashCode();
        }
    }
}
