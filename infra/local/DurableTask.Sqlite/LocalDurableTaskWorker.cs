using DurableTask.Sqlite.Execution;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DurableTask.Sqlite;

/// <summary>A worker on the local engine: it lends the engine its tasks for as long as it runs.</summary>
internal sealed class LocalDurableTaskWorker : DurableTaskWorker
{
    private readonly DurableEngine _engine;
    private readonly LocalWorker _worker;

    public LocalDurableTaskWorker(string name, IDurableTaskFactory factory, DurableEngine engine, IServiceProvider services)
        : base(name, factory)
    {
        _engine = engine;
        ExceptionPropertiesProvider = services.GetService<IExceptionPropertiesProvider>();
        DurableTaskWorkerOptions options = services.GetRequiredService<IOptionsMonitor<DurableTaskWorkerOptions>>().Get(name);
        DurableTaskWorkerWorkItemFilters filters = services.GetRequiredService<IOptionsMonitor<DurableTaskWorkerWorkItemFilters>>().Get(name);
        ExecutionSettings settings = new(
            options,
            engine.Options.DefaultVersion,
            services.GetRequiredService<ILoggerFactory>(),
            ExceptionPropertiesProvider,
            engine.Diagnostics,
            engine.Time);
#pragma warning disable CS0618 // Experimental in Microsoft's own words.
        _worker = new LocalWorker(name, Tasks(name, factory, services), services, settings, filters) { Filter = services.GetService<IOrchestrationFilter>() ?? options.OrchestrationFilter };
#pragma warning restore CS0618
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _engine.Attach(_worker);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _engine.Detach(_worker);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;

    // What the host registered, else the registry: Microsoft's own factory makes tasks without looking at their version.
    private static ITaskSource Tasks(string name, IDurableTaskFactory factory, IServiceProvider services) =>
        services.GetKeyedService<ITaskSource>(name)
        ?? factory as ITaskSource
        ?? new RegisteredTasks(services.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(name));
}
