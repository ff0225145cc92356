using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>What may happen to the file: another process, another version, damage, a full disk.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atoz-store-").FullName;

    private string File => Path.Combine(_folder, "durable.db");

    private readonly CapturedLogs _logs = new();
    private int _worked;

    private void Tasks(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<string, string>("Work", (_, input) => Task.FromResult($"{input}{Interlocked.Increment(ref _worked)}"))
        .AddOrchestratorFunc<string, string>("Wake", async (context, input) =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return await context.CallActivityAsync<string>("Work", input);
        })
        .AddOrchestratorFunc<string, string>("Wait", async (context, input) => await context.WaitForExternalEvent<string>("Go") + input);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_engine_on_the_same_file_is_refused_with_a_clear_message()
    {
        await using EngineHost first = await StartAsync();

        DurableStoreException refused = await Assert.ThrowsAsync<DurableStoreException>(() => StartAsync());

        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        await (await StartAsync()).DisposeAsync();
        Sql("PRAGMA user_version = 99");

        DurableStoreException refused = await Assert.ThrowsAsync<DurableStoreException>(() => StartAsync());

        Assert.Contains("schema version 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_first_version_is_brought_forward_and_keeps_its_instances()
    {
        await using (EngineHost first = await StartAsync())
        {
            await first.BeginAsync("Wait", "a", new StartOrchestrationOptions("old"));
        }

        Sql("DROP INDEX instances_open; DROP INDEX instances_failed; DROP INDEX timers_inst; PRAGMA user_version = 1");
        await using (EngineHost second = await StartAsync())
        {
            await second.RaiseAsync("old", "Go", "1");
            Assert.Equal("1a", (await second.StateAsync("old")).ReadOutputAs<string>());
            Assert.Empty(await second.Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running])).ToListAsync());
        }

        // Forward once, not at each start.
        await (await StartAsync()).DisposeAsync();
    }

    [Fact]
    public async Task A_damaged_row_stops_its_instance_with_a_finding_and_no_other()
    {
        await using (EngineHost first = await StartAsync())
        {
            await first.BeginAsync("Wait", "a", new StartOrchestrationOptions("damaged"));
            await first.BeginAsync("Wait", "b", new StartOrchestrationOptions("sound"));
        }

        Sql("UPDATE log SET data = CAST(data || x'00' AS BLOB) WHERE inst = 1 AND seq = (SELECT max(seq) FROM log WHERE inst = 1)");
        await using EngineHost second = await StartAsync();
        await second.RaiseAsync("damaged", "Go", "1");
        await second.RaiseAsync("sound", "Go", "2");

        Assert.Equal("2b", (await second.StateAsync("sound")).ReadOutputAs<string>());
        DiagnosticRecord finding = Assert.Single(second.Engine.Diagnostics.Records);
        Assert.Equal((DiagnosticKind.DamagedHistory, "damaged"), (finding.Kind, finding.InstanceId));
    }

    [Fact]
    public async Task A_torn_or_truncated_end_of_the_log_loses_nothing_but_what_it_held()
    {
        string crashed = Path.Combine(_folder, "crashed.db");
        await using (EngineHost first = await StartAsync())
        {
            for (int i = 0; i < 20; i++)
            {
                await first.BeginAsync("Wait", "x", new StartOrchestrationOptions($"w{i:00}"));
            }

            System.IO.File.Copy(File, crashed);
            System.IO.File.Copy(File + "-wal", crashed + "-wal");
        }

        byte[] wal = await System.IO.File.ReadAllBytesAsync(crashed + "-wal");
        int before = 0;
        foreach (int left in new[] { 0, 40, wal.Length / 3, wal.Length / 2, wal.Length - 3000, wal.Length - 1, wal.Length })
        {
            string torn = Path.Combine(_folder, $"torn-{left}.db");
            System.IO.File.Copy(crashed, torn);
            await System.IO.File.WriteAllBytesAsync(torn + "-wal", wal[..left]);
            await using EngineHost host = await EngineHost.StartAsync(Tasks, setup => setup.DatabasePath = torn);
            await host.IdleAsync();
            List<OrchestrationMetadata> kept = [];
            await foreach (OrchestrationMetadata state in host.Client.GetAllInstancesAsync())
            {
                await host.RaiseAsync(state.InstanceId, "Go", "y");
                kept.Add(await host.StateAsync(state.InstanceId));
            }

            Assert.Equal(Enumerable.Range(0, kept.Count).Select(i => $"w{i:00} yx"), kept.Select(state => $"{state.InstanceId} {state.ReadOutputAs<string>()}"));
            Assert.True(kept.Count >= before, "A longer log kept less.");
            before = kept.Count;
        }

        Assert.Equal(20, before);
    }

    [Fact]
    public async Task A_full_disk_ends_the_engine_with_a_clear_error_and_what_was_confirmed_is_there_when_there_is_room()
    {
        List<string> confirmed = [];
        await using (EngineHost small = await StartAsync(maxBytes: 120_000))
        {
            DurableStoreException full = await Assert.ThrowsAsync<DurableStoreException>(async () =>
            {
                for (int i = 0; i < 200; i++)
                {
                    confirmed.Add(await small.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new string('x', 4000)));
                }
            });
            Assert.Contains("full", full.Message, StringComparison.Ordinal);
            Assert.NotNull(small.Engine.Fault);
        }

        await using EngineHost roomy = await StartAsync();
        await roomy.IdleAsync();
        Assert.InRange(confirmed.Count, 5, 100);
        foreach (string id in confirmed)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await roomy.StateAsync(id)).RuntimeStatus);
        }
    }

    [Fact]
    public async Task When_a_full_disk_has_room_again_the_engine_goes_on_by_itself()
    {
        await using EngineHost host = await StartAsync(maxBytes: 120_000);
        string timed = await host.BeginAsync("Wake", "a");
        string waiting = await host.BeginAsync("Wait", "b");
        DurableStoreException full = await Assert.ThrowsAsync<DurableStoreException>(() => Fill(host));
        Assert.True(full.IsTransient);

        // Soon full again: it says so once, and stands still for longer each time.
        await Until(() => host.Engine.Fault is null);
        await Assert.ThrowsAsync<DurableStoreException>(() => Fill(host));
        await Assert.ThrowsAsync<DurableStoreException>(() => host.Client.RaiseEventAsync(waiting, "Go", new string('y', 8000)));
        host.Engine.Options.MaxDatabaseBytes = null;
        await Until(() => host.Engine.Fault is null);

        await host.RaiseAsync(waiting, "Go", "y");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("yb", (await host.StateAsync(waiting)).ReadOutputAs<string>());
        Assert.Equal("a1", (await host.StateAsync(timed)).ReadOutputAs<string>());
        string[] said = [.. _logs.Lines.Select(line => line.ToString())];
        string critical = Assert.Single(said, line => line.StartsWith("Critical", StringComparison.Ordinal));
        Assert.Contains("Make room", critical, StringComparison.Ordinal);
        Assert.DoesNotContain(said, line => line.Contains("   at ", StringComparison.Ordinal));
        Assert.Contains("Information The durable engine goes on.", said);
    }

    [Fact]
    public async Task An_engine_that_is_stopped_while_the_disk_is_full_stays_stopped()
    {
        await using EngineHost host = await StartAsync(maxBytes: 120_000);
        await Assert.ThrowsAsync<DurableStoreException>(() => Fill(host));
        await host.Engine.StopAsync();

        // The file is free: nobody opens it any more.
        await (await StartAsync()).DisposeAsync();
        Assert.NotNull(host.Engine.Fault);
    }

    [Fact]
    public async Task A_purge_gives_its_space_back()
    {
        await using EngineHost host = await StartAsync();
        for (int i = 0; i < 200; i++)
        {
            string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new string('x', 4000));
            await host.Client.RaiseEventAsync(id, "Go", "y");
        }

        await host.IdleAsync();
        await host.Engine.GiveBackSpaceAsync();
        long before = new FileInfo(File).Length;
        PurgeResult purged = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter());

        Assert.Equal((200, true), (purged.PurgedInstanceCount, purged.IsComplete));
        Assert.True(new FileInfo(File).Length < before / 4, $"{before} bytes before, {new FileInfo(File).Length} after.");
    }

    private Task<EngineHost> StartAsync(long? maxBytes = null) => EngineHost.StartAsync(Tasks, setup =>
    {
        setup.DatabasePath = File;
        setup.Options = options => (options.MaxDatabaseBytes, options.ReopenAfter) = (maxBytes, TimeSpan.FromMilliseconds(100));
        setup.Services = services => services.AddSingleton<ILoggerProvider>(_logs);
    });

    private static async Task Fill(EngineHost host)
    {
        for (int i = 0; i < 200; i++)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new string('x', 4000));
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
        while (!condition())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private void Sql(string command)
    {
        using SqliteConnection connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        using SqliteCommand sql = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        sql.CommandText = command;
#pragma warning restore CA2100
        sql.ExecuteNonQuery();
    }
}
