using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>More orchestrations than memory is allowed for: those that were idle longest leave and are replayed when needed.</summary>
public sealed class EvictionTests
{
    private const int Allowed = 64;
    private const int Instances = 200;

    [Fact]
    public async Task Those_that_have_left_memory_go_on_when_an_event_or_a_timer_comes_and_hold_no_services_meanwhile()
    {
        List<string> ended = [];
        int made = 0;
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks.AddActivityFunc<int, int>("Same", int (_, number) => number),
            setup =>
            {
                setup.Options = options => options.MaxLiveOrchestrations = Allowed;
                setup.Services = services => services.AddScoped(_ => new Held(ended))
                    .AddTasks("Wait", scope => new Waiting(scope.GetRequiredService<Held>(), () => Interlocked.Increment(ref made)));
            });
        for (int i = 0; i < Instances; i++)
        {
            await host.BeginAsync("Wait", i, new StartOrchestrationOptions(Id(i)));
        }

        Assert.Equal(Instances, made);
        await Held.WhenEndedAsync(ended, Instances - Allowed);

        for (int i = 0; i < Instances; i += 2)
        {
            await host.RaiseAsync(Id(i), "Go", "event");
        }

        Assert.InRange(made, Instances + ((Instances - Allowed) / 2), 2 * Instances);
        await host.AdvanceAsync(TimeSpan.FromDays(1));
        for (int i = 0; i < Instances; i++)
        {
            Assert.Equal($"{i} {(i % 2 == 0 ? "event" : "deadline")}", (await host.StateAsync(Id(i))).ReadOutputAs<string>());
        }

        await Held.WhenEndedAsync(ended, made);
        Assert.Equal(made, ended.Count);
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Waiting(Held held, Action made) : ITaskOrchestrator
    {
        public Type InputType => typeof(int);

        public Type OutputType => typeof(string);

        public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
        {
            made();
            GC.KeepAlive(held);
            int number = await context.CallActivityAsync<int>("Same", input);
            using CancellationTokenSource answered = new();
            Task<string> answer = context.WaitForExternalEvent<string>("Go", CancellationToken.None);
            Task deadline = context.CreateTimer(TimeSpan.FromHours(12), answered.Token);
            if (await Task.WhenAny(answer, deadline) == deadline)
            {
                return $"{number} deadline";
            }

#pragma warning disable VSTHRD103, CA1849 // An orchestrator cancels on its own thread.
            answered.Cancel();
#pragma warning restore VSTHRD103, CA1849
            return $"{number} {await answer}";
        }
    }
}
