using DurableTask.Sqlite;
using DurableTask.Sqlite.Replay;
using FunctionsHost.Discovery;
using FunctionsHost.Keys;
using FunctionsHost.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FunctionsHost.Durable;

/// <summary>The durable engine with the app's orchestrators and activities.</summary>
internal static class DurableServices
{
    private const string Database = "durable.db";

    /// <summary>Adds them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="functions">The functions.</param>
    /// <param name="facts">Where data is kept.</param>
    /// <param name="configuration">All settings.</param>
    public static void AddTo(IServiceCollection services, FunctionCatalog functions, HostFacts facts, IConfiguration configuration)
    {
        DurableSettings settings = DurableSettings.Read(configuration);
        services.Configure<LocalEngineOptions>(engine => settings.ApplyTo(engine, Path.Combine(facts.DataDirectory, Database)));
        services.AddKeyedSingleton<ITaskSource, FunctionTasks>(Options.DefaultName);
        services.AddDurableTaskWorker(worker => settings.ApplyTo(worker.UseSqlite()));
        services.AddDurableTaskClient(static client => client.UseSqlite().RegisterDirectly());
        services.AddOptions<DurableTaskWorkerOptions>()
            .PostConfigure<IOptions<WorkerOptions>>((options, worker) => options.DataConverter = new WorkerDataConverter(worker.Value.Serializer!));
        services.AddOptions<DurableTaskClientOptions>()
            .PostConfigure<IOptions<WorkerOptions>>((options, worker) => options.DataConverter = new WorkerDataConverter(worker.Value.Serializer!));
        services.Configure<WorkerOptions>(options => options.InputConverters.Register<OrchestrationInput>());
        services.AddSingleton(provider => Client(provider, settings));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WaitingEvents>(
            provider, provider.GetRequiredKeyedService<ITaskSource>(Options.DefaultName), provider.GetRequiredService<IOptions<DurableTaskWorkerOptions>>().Value));
        services.AddSingleton<InstanceReads>().AddSingleton<InstanceCommands>().AddSingleton<InstanceStarts>().AddSingleton<ManagementEndpoints>();
    }

    private static FunctionsClient Client(IServiceProvider provider, DurableSettings settings)
    {
        string key = provider.GetRequiredService<KeyRing>().DurableKey;
        return new FunctionsClient(
            provider.GetRequiredService<DurableTaskClient>(),
            $"taskHub={Uri.EscapeDataString(settings.HubName)}&connection=Storage&code={key}");
    }
}
