using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>A crash at any commit changes nothing that anyone can see (R27: an activity may run twice, its effect may not).</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_before_or_after_any_commit_leaves_the_same_states_outputs_and_effects(bool after)
    {
        (string expected, string[] effects, long commits) = await UndisturbedAsync();
        Assert.InRange(commits, 20, 200);
        for (long at = 1; at <= commits; at++)
        {
            (string? states, string[] kept) = await CrashedAsync(new CrashAt(at, after));

            Assert.True(expected == states, $"Crash {(after ? "after" : "before")} commit {at} of {commits}:\nexpected\n{expected}\nwas\n{states}");
            Assert.True(effects.SequenceEqual(kept), $"Crash {(after ? "after" : "before")} commit {at}: effects {string.Join(' ', kept)}");
        }
    }

    [Fact]
    public async Task R27_an_activity_whose_result_was_not_stored_runs_again()
    {
        string folder = Directory.CreateTempSubdirectory("atoz-crash-").FullName;
        string path = Path.Combine(folder, "durable.db");
        int runs = 0;
        void Tasks(Microsoft.DurableTask.DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<int>("Once", context => context.CallActivityAsync<int>("Count"))
            .AddActivityFunc<int>("Count", int (_) => ++runs);

        // The third commit holds the activity's result: start, step, result.
        await using (EngineHost first = await EngineHost.StartAsync(Tasks, setup => (setup.DatabasePath, setup.Observer) = (path, new CrashAt(3, after: false))))
        {
            await first.Client.ScheduleNewOrchestrationInstanceAsync("Once", new Microsoft.DurableTask.StartOrchestrationOptions("once"));
            await Assert.ThrowsAnyAsync<Exception>(() => first.Client.WaitForInstanceCompletionAsync("once").WaitAsync(TimeSpan.FromSeconds(20)));
        }

        await using (EngineHost second = await EngineHost.StartAsync(Tasks, setup => setup.DatabasePath = path))
        {
            await second.IdleAsync();
            Assert.Equal(2, (await second.StateAsync("once")).ReadOutputAs<int>());
        }

        Assert.Equal(2, runs);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(string States, string[] Effects, long Commits)> UndisturbedAsync()
    {
        CrashScript script = new();
        CrashAt never = new(-1, after: false);
        await using EngineHost host = await EngineHost.StartAsync(script.Tasks, setup => (setup.Observer, setup.Seed) = (never, 1));
        string states = await script.RunAsync(host) ?? throw new InvalidOperationException("The undisturbed run died.");
        return (Normal(states), Keys(script), never.Commits);
    }

    private static async Task<(string? States, string[] Effects)> CrashedAsync(CrashAt crash)
    {
        CrashScript script = new();
        string folder = Directory.CreateTempSubdirectory("atoz-crash-").FullName;
        string path = Path.Combine(folder, "durable.db");
        DateTimeOffset now;
        await using (EngineHost first = await EngineHost.StartAsync(script.Tasks, setup => (setup.DatabasePath, setup.Observer, setup.Seed) = (path, crash, 1)))
        {
            await script.RunAsync(first);
            now = first.Clock.GetUtcNow();
        }

        await using EngineHost second = await EngineHost.StartAsync(
            script.Tasks, setup => (setup.DatabasePath, setup.Seed, setup.Clock) = (path, 1, DurableTask.Sqlite.Time.LocalClock.VirtualInLine(now)));
        string? states = await script.RunAsync(second);
        await second.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return (states is null ? null : Normal(states), Keys(script));
    }

    private static string[] Keys(CrashScript script) => [.. script.Effects.Keys.Select(Normal).Order(StringComparer.Ordinal)];

    /// <summary>New ids depend on the time of the episode, which a crash may move.</summary>
    private static string Normal(string text) => System.Text.RegularExpressions.Regex.Replace(
        text, "[0-9a-f]{8}-[0-9a-f-]{27}", "guid", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
