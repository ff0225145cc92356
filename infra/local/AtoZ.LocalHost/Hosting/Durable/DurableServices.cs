using AtoZ.LocalHost.Engine;
using AtoZ.LocalHost.Hosting.Binding;
using AtoZ.LocalHost.Hosting.Discovery;
using AtoZ.LocalHost.Hosting.Invocation;
using AtoZ.LocalHost.Hosting.Keys;
using AtoZ.LocalHost.Hosting.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AtoZ.LocalHost.Hosting.Durable;

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
        services.AddDurableTaskWorker(settings.ApplyTo);
        services.AddDurableTaskClient(static _ => { });
        services.AddOptions<DurableTaskWorkerOptions>()
            .PostConfigure<IOptions<WorkerOptions>>((options, worker) => options.DataConverter = new WorkerDataConverter(worker.Value.Serializer!));
        services.AddOptions<DurableTaskClientOptions>()
            .PostConfigure<IOptions<WorkerOptions>>((options, worker) => options.DataConverter = new WorkerDataConverter(worker.Value.Serializer!));
        services.AddOptions<DurableTaskRegistry>().Configure<IServiceProvider>((registry, provider) => Register(registry, functions, provider));
        services.Configure<WorkerOptions>(options => options.InputConverters.Register<OrchestrationInput>());
        services.AddSingleton(provider => Client(provider, settings));
        services.AddSingleton<InstanceReads>().AddSingleton<InstanceCommands>().AddSingleton<InstanceStarts>().AddSingleton<ManagementEndpoints>();
    }

    private static FunctionsClient Client(IServiceProvider provider, DurableSettings settings)
    {
        string key = provider.GetRequiredService<KeyRing>().DurableKey;
        return new FunctionsClient(
            provider.GetRequiredService<DurableTaskClient>(),
            () => provider.GetRequiredService<HostAddress>().Origin(),
            $"taskHub={Uri.EscapeDataString(settings.HubName)}&connection=Storage&code={key}");
    }

    private static void Register(DurableTaskRegistry registry, FunctionCatalog functions, IServiceProvider provider)
    {
        var runner = provider.GetRequiredService<FunctionRunner>();
        var conversion = provider.GetRequiredService<InputConversion>();
        CancellationToken stopping = provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        foreach (LocalFunction function in functions.OfTrigger<OrchestrationTriggerAttribute>())
        {
            registry.AddScopedOrchestrator(
                new TaskName(DurableNames.Orchestrator(function)), scope => new OrchestratorFunction(function, runner, conversion, provider, scope));
        }

        foreach (LocalFunction function in functions.OfTrigger<ActivityTriggerAttribute>())
        {
            registry.AddActivity(
                new TaskName(DurableNames.Activity(function)), scope => new ActivityFunction(function, runner, conversion, provider, scope, stopping));
        }
    }
}
