using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>Where tasks come from: a registry with its versions, a registry that hides them, or a source of the host's own.</summary>
public sealed class TaskSourceTests
{
    private static readonly IServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();

    private static DurableTaskRegistry Versioned => new DurableTaskRegistry()
        .AddOrchestratorFunc<int, int>("Sum", new TaskVersion("1.0"), (_, number) => Task.FromResult(number + 1))
        .AddOrchestratorFunc<int, int>("Sum", new TaskVersion("2.0"), (_, number) => Task.FromResult(number + 2))
        .AddActivityFunc<int, int>("Same", int (_, number) => number);

    [Theory]
    [InlineData("Sum", "1.0", true)]
    [InlineData("sum", "2.0", true)]
    [InlineData("Sum", "3.0", false)]
    [InlineData("Sum", "", false)]
    public void Versions_of_a_registry_are_found_exactly(string name, string version, bool found)
    {
        RegisteredTasks tasks = new(Versioned);

        Assert.Equal(found, tasks.HasOrchestrator(name, version));
        Assert.Equal(found, tasks.TryCreateOrchestrator(name, version, Nothing, out _));
    }

    [Fact]
    public void A_task_without_version_stands_in_for_any()
    {
        RegisteredTasks tasks = new(Versioned);

        Assert.True(tasks.HasActivity("Same", "7.1"));
        Assert.True(tasks.TryCreateActivity("Same", Nothing, out _));
    }

    [Fact]
    public void A_registry_that_hides_its_versions_still_gives_its_tasks_without_one()
    {
        RegisteredTasks tasks = RegisteredTasks.WithoutVersions(Versioned);

        Assert.True(tasks.HasActivity("Same", default));
        Assert.True(tasks.TryCreateActivity("Same", "7.1", Nothing, out _));
    }

    [Fact]
    public async Task A_source_of_the_hosts_own_is_asked_in_place_of_the_registry()
    {
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int, int>("Double", (_, number) => Task.FromResult(2 * number)),
            setup => setup.Services = services => services.AddTasks("Triple", _ => FuncTaskOrchestrator.Create<int, int>((_, number) => Task.FromResult(3 * number))));

        Assert.Equal(21, (await host.RunAsync("Triple", 7)).ReadOutputAs<int>());
    }
}
