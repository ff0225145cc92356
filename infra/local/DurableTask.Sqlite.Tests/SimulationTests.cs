using System.Collections.Concurrent;
using System.Globalization;
using DurableTask.Sqlite.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>
/// Random orchestrations under random scheduling, crashes, duplicate events and clock jumps. Every run follows from its seed,
/// which a failure prints. ATOZ_SEEDS sets how many are run, ATOZ_FIRST_SEED where they begin.
/// </summary>
public sealed partial class SimulationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Every run waits for the disk at each commit: in batches, a slow disk is not taken for a run that hangs.</summary>
    public static TheoryData<int, int> Batches { get; } = BatchesOf(Setting("ATOZ_FIRST_SEED", 1), Setting("ATOZ_SEEDS", 300));

    public static TheoryData<int, int> ManyBatches { get; } = BatchesOf(301, 1700);

    [Theory]
    [MemberData(nameof(Batches))]
    public Task Whatever_happens_every_orchestration_ends_with_the_output_its_program_has(int first, int seeds) => InTheirOrderAsync(first, seeds);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManyBatches))]
    public Task Thousands_of_orchestrations_end_with_the_output_their_program_has(int first, int seeds) => InTheirOrderAsync(first, seeds);

    private static async Task InTheirOrderAsync(int first, int seeds)
    {
        for (int seed = first; seed < first + seeds; seed++)
        {
            await NamingTheSeedAsync(seed, onPool: false);
        }
    }

    private static TheoryData<int, int> BatchesOf(int first, int seeds)
    {
        const int Most = 50;
        TheoryData<int, int> batches = [];
        for (int done = 0; done < seeds; done += Most)
        {
            batches.Add(first + done, Math.Min(Most, seeds - done));
        }

        return batches;
    }

    /// <summary>The order is not drawn here, so a failure need not come again; what it finds are lost wake-ups and races.</summary>
    [Fact]
    public async Task On_the_thread_pool_they_end_too()
    {
        int first = Setting("ATOZ_FIRST_SEED", 1);
        int seeds = Setting("ATOZ_POOL_SEEDS", 40);
        for (int seed = first; seed < first + seeds; seed++)
        {
            await NamingTheSeedAsync(seed, onPool: true);
        }
    }

    private static async Task NamingTheSeedAsync(int seed, bool onPool)
    {
        try
        {
            await RunAsync(seed, onPool).WaitAsync(Patience);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"Seed {seed}{(onPool ? " on the pool" : "")}: {e}");
        }
    }

    private static async Task RunAsync(int seed, bool onPool)
    {
#pragma warning disable CA5394 // Repeatable, not secret.
        Random random = new(seed);
        string folder = Directory.CreateTempSubdirectory("atoz-sim-").FullName;
        ConcurrentDictionary<string, int> effects = new();
        DateTimeOffset now = EngineHost.Start;
        bool ended = false;
        for (int life = 0; !ended; life++)
        {
            Assert.True(life < 12, $"Seed {seed}: not ended after {life} lives.");
            CrashAt crash = new(life < 4 ? random.Next(1, 60) : -1, random.Next(2) == 0);
            await using EngineHost host = await EngineHost.StartAsync(tasks => Tasks(tasks, effects), setup =>
            {
                setup.DatabasePath = Path.Combine(folder, "durable.db");
                int order = random.Next();
                setup.Seed = onPool ? null : order;
                setup.Observer = crash;
                setup.Clock = onPool ? LocalClock.Virtual(now) : LocalClock.VirtualInLine(now);
                setup.Options = options =>
                {
                    options.MaxLiveOrchestrations = seed % 3 == 0 ? 0 : 1000;
                    options.MaxConcurrentOrchestrations = onPool ? 1 + (seed % 3) : options.MaxConcurrentOrchestrations;
                };
            });
            try
            {
                ended = await LiveAsync(host, seed, random);
            }
            catch (Exception e) when (host.Engine.Fault is not null && e is not Xunit.Sdk.XunitException)
            {
                now = host.Clock.GetUtcNow();
            }
        }
#pragma warning restore CA5394
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> LiveAsync(EngineHost host, int seed, Random random)
    {
        StartOrchestrationOptions once = new StartOrchestrationOptions("root").WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Program", seed, once);
        }
        catch (global::DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException)
        {
            // It was started in an earlier life.
        }

        for (int turn = 0; ; turn++)
        {
            await host.IdleAsync();
            Assert.True(turn < 500, $"Seed {seed}: no end in sight.{(turn < 500 ? "" : await DescribeAsync(host))}");
            OrchestrationMetadata root = await host.StateAsync("root");
            if (root.IsCompleted)
            {
                Assert.True(root.SerializedOutput == Expected(seed, 0).ToString(CultureInfo.InvariantCulture), $"Seed {seed}: {root.SerializedOutput}, not {Expected(seed, 0)}. {root.FailureDetails}");
                return true;
            }

            await DisturbAsync(host, random);
        }
    }

    private static async Task<string> DescribeAsync(EngineHost host)
    {
        List<string> lines = [];
        await foreach (OrchestrationMetadata state in host.Client.GetAllInstancesAsync())
        {
            var history = await host.Engine.GetHistoryAsync(state.InstanceId) ?? [];
            lines.Add($"\n{state}: {string.Join(", ", history.TakeLast(12).Select(e => $"{e.Kind} #{e.TaskId} {e.Name}"))}");
        }

        return string.Concat(lines);
    }

    private static async Task DisturbAsync(EngineHost host, Random random)
    {
#pragma warning disable CA5394 // Repeatable, not secret.
        List<Task> calls = [];
        OrchestrationQuery open = new(Statuses: [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended]);
        List<OrchestrationMetadata> states = await host.Client.GetAllInstancesAsync(open).ToListAsync();
        using (host.Engine.HoldScheduling())
        {
            foreach (OrchestrationMetadata state in states)
            {
                calls.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => host.Client.RaiseEventAsync(state.InstanceId, random.Next(2) == 0 ? "Event" : "EVENT", 1)));
                if (state.RuntimeStatus == OrchestrationRuntimeStatus.Suspended || random.Next(8) == 0)
                {
                    calls.Add(host.Client.SuspendInstanceAsync(state.InstanceId));
                    calls.Add(host.Client.ResumeInstanceAsync(state.InstanceId));
                }
            }
        }

        await Task.WhenAll(calls);
        await host.IdleAsync();
        if (host.Clock.NextTimerDue is { } next && random.Next(4) > 0)
        {
            host.Clock.AdvanceTo(random.Next(5) == 0 ? next.AddHours(5) : next);
        }
#pragma warning restore CA5394
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
