using AtoZ.Functions.Tests.OnMicrosoftsEngine;
using DurableTask.AzureStorage;
using DurableTask.Sqlite.Time;
using FunctionsHost;

namespace AtoZ.Functions.Tests.OnAzureStorage;

/// <summary>
/// Microsoft's engine with the backend that Azure has: its queues, tables and leases, in the system's own time. As many partitions as
/// host.json says; what a killed one held is let go after seconds, where Azure takes a minute.
/// </summary>
internal sealed class EngineOnStorage : IAsyncDisposable
{
    /// <summary>Only what hangs takes so long, on whatever machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(5);

    private readonly MicrosoftsEngine _engine;
    private readonly AzureStorageOrchestrationService _backend;
    private readonly InTheTimeOfTheStory _time;

    private EngineOnStorage(MicrosoftsEngine engine, AzureStorageOrchestrationService backend, InTheTimeOfTheStory time, LocalClock clock) =>
        (_engine, _backend, _time, Clock) = (engine, backend, time, clock);

    /// <summary>The clock of the story that is told here.</summary>
    public LocalClock Clock { get; }

    /// <summary>Starts one instance of a hub, which is made if need be.</summary>
    public static async Task<EngineOnStorage> Start(StoredHub hub)
    {
        AzureStorageOrchestrationService backend = new(new AzureStorageOrchestrationServiceSettings
        {
            ControlQueueVisibilityTimeout = Hold,
            LeaseAcquireInterval = TimeSpan.FromSeconds(1),
            LeaseInterval = Hold,
            LeaseRenewInterval = TimeSpan.FromSeconds(1),
            MaxQueuePollingInterval = TimeSpan.FromMilliseconds(250),
            PartitionCount = 4,
            StorageAccountClientProvider = new StorageAccountClientProvider(hub.Storage),
            TaskHubName = hub.Name,
            WorkerId = Guid.NewGuid().ToString("N"),
            WorkItemQueueVisibilityTimeout = Hold,
        });
        await backend.CreateIfNotExistsAsync();
        InTheTimeOfTheStory time = new(hub.Ahead);
        return new EngineOnStorage(await MicrosoftsEngine.Start(backend, time), backend, time, LocalClock.Live(new Machine(hub.Ahead)));
    }

    /// <summary>The app of a builder runs its durable functions here, in place of the engine of this machine.</summary>
    public void TakeOver(LocalHostBuilder builder) => _engine.TakeOver(builder);

    /// <summary>Runs something whenever an activity has done what it does, and before the engine hears of it.</summary>
    public void BeforeItHears(Func<Task> act) => _time.BeforeTheEngineHears = act;

    /// <summary>Looks at each step whether something is so, until it is.</summary>
    public async Task Until(Func<Task<bool>> isSo)
    {
        using CancellationTokenSource patience = new(Patience);
        for (Task next = _time.NextStep; !await isSo(); next = _time.NextStep)
        {
            await next.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _backend.StopAsync(isForced: true);
        _backend.Dispose();
    }

    private sealed class Machine(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
