using DurableTask.Sqlite.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>The engine with a worker and a client, on a virtual clock and a file of its own, through the public registration.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly string? _ownFolder;

    private EngineHost(ServiceProvider services, string? ownFolder)
    {
        _services = services;
        _ownFolder = ownFolder;
        Clock = services.GetRequiredService<LocalClock>();
        Engine = services.GetRequiredService<DurableEngine>();
        Client = services.GetRequiredService<DurableTaskClient>();
    }

    public LocalClock Clock { get; }

    public DurableEngine Engine { get; }

    public DurableTaskClient Client { get; }

    public WorkTracker Work => Engine.Work;

    public IServiceProvider Services => _services;

    public static Task<EngineHost> StartAsync(Action<DurableTaskRegistry> tasks, Action<EngineSetup>? configure = null)
    {
        EngineSetup setup = new();
        configure?.Invoke(setup);
        return StartAsync(tasks, setup);
    }

    /// <summary>Lets the orchestration of this name run to where it waits; returns its id.</summary>
    public async Task<string> BeginAsync(string name, object? input = null, StartOrchestrationOptions? options = null)
    {
        string id = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, options);
        await IdleAsync();
        return id;
    }

    public async Task RaiseAsync(string id, string name, object? payload = null)
    {
        await Client.RaiseEventAsync(id, name, payload);
        await IdleAsync();
    }

    /// <summary>Waits until nothing more happens by itself.</summary>
    public Task IdleAsync() => Work.WhenIdleAsync().WaitAsync(TimeSpan.FromMinutes(3));

    /// <summary>Jumps from timer to timer until none is left.</summary>
    public async Task RunTimersAsync(int most = 10_000)
    {
        await IdleAsync();
        for (int jumps = 0; Clock.NextTimerDue is { } next; jumps++)
        {
            Assert.True(jumps < most, "The timers do not come to an end.");
            Clock.AdvanceTo(next);
            await IdleAsync();
        }
    }

    public async Task AdvanceAsync(TimeSpan span)
    {
        await IdleAsync();
        Clock.Advance(span);
        await IdleAsync();
    }

    public async Task<OrchestrationMetadata> StateAsync(string id) =>
        await Client.GetInstanceAsync(id, getInputsAndOutputs: true) ?? throw new InvalidOperationException($"There is no instance {id}.");

    /// <summary>Runs an orchestration to its end, jumping over all timers.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, StartOrchestrationOptions? options = null)
    {
        string id = await BeginAsync(name, input, options);
        await RunTimersAsync();
        return await StateAsync(id);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
        await _services.DisposeAsync();
        if (_ownFolder is not null)
        {
            Directory.Delete(_ownFolder, recursive: true);
        }
    }

    private static async Task<EngineHost> StartAsync(Action<DurableTaskRegistry> tasks, EngineSetup setup)
    {
        string? ownFolder = setup.DatabasePath is null ? Directory.CreateTempSubdirectory("atoz-engine-").FullName : null;
        string path = setup.DatabasePath ?? Path.Combine(ownFolder!, "durable.db");
        ServiceCollection services = new();
        LocalClock clock = setup.Clock ?? (setup.Seed is null ? LocalClock.Virtual(Start) : LocalClock.VirtualInLine(Start));
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information));
        services.Configure<LocalEngineOptions>(options =>
        {
            options.DatabasePath = path;
            options.SchedulingSeed = setup.Seed;
            setup.Options?.Invoke(options);
        });
        if (setup.Observer is { } observer)
        {
            services.AddSingleton(observer);
        }

        setup.Services?.Invoke(services);
        services.AddDurableTaskWorker(builder =>
        {
            builder.AddTasks(tasks).UseSqlite();
            setup.Worker?.Invoke(builder);
        });
        services.AddDurableTaskClient(builder =>
        {
            builder.UseSqlite().RegisterDirectly();
            setup.Client?.Invoke(builder);
        });
        EngineHost host = new(services.BuildServiceProvider(), ownFolder);
        foreach (IHostedService service in host._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        await host.Engine.StartAsync();
        return host;
    }
}

/// <summary>What a test changes about the engine.</summary>
internal sealed class EngineSetup
{
    public string? DatabasePath { get; set; }

    public LocalClock? Clock { get; set; }

    public int? Seed { get; set; }

    public ICommitObserver? Observer { get; set; }

    public Action<LocalEngineOptions>? Options { get; set; }

    public Action<IServiceCollection>? Services { get; set; }

    public Action<IDurableTaskWorkerBuilder>? Worker { get; set; }

    public Action<IDurableTaskClientBuilder>? Client { get; set; }
}
