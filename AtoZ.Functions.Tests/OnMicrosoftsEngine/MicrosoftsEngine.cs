using System.Net;
using AtoZ.Functions.Workflows;
using DurableTask.Core;
using DurableTask.Sqlite;
using FunctionsHost;
using FunctionsHost.Discovery;
using FunctionsHost.Durable;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AtoZ.Functions.Tests.OnMicrosoftsEngine;

/// <summary>
/// Microsoft's engine beside the app: its dispatchers, its protocol, and in the app its own worker and client; which store it has is said
/// when it starts. It outlives the app, as storage does in Azure.
/// </summary>
internal sealed class MicrosoftsEngine : IAsyncDisposable
{
    private readonly WebApplication _sidecar;

    private MicrosoftsEngine(WebApplication sidecar) => _sidecar = sidecar;

    /// <summary>Starts it.</summary>
    /// <param name="hub">Its store.</param>
    /// <param name="time">Sees what it says and hears, and brings it into the time of the story.</param>
    public static async Task<MicrosoftsEngine> Start<THub, TTime>(THub hub, TTime time)
        where THub : class, IOrchestrationService, IOrchestrationServiceClient
        where TTime : Interceptor
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<IOrchestrationService>(hub).AddSingleton<IOrchestrationServiceClient>(hub).AddSingleton(time);
        builder.Services.AddSingleton<TaskHubGrpcServer>();
        builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<TTime>());
        WebApplication sidecar = builder.Build();
        sidecar.MapGrpcService<TaskHubGrpcServer>();
        await sidecar.StartAsync();
        return new MicrosoftsEngine(sidecar);
    }

    /// <summary>The app of a builder runs its durable functions here, in place of the engine of this machine.</summary>
    public void TakeOver(LocalHostBuilder builder) => builder.ConfigureContainer(new Swap(_sidecar.Urls.Single()));

    public ValueTask DisposeAsync() => _sidecar.DisposeAsync();

    // The host adds its engine while the app is built, so this is the moment when it can be taken out again.
    private sealed class Swap(string address) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services)
        {
            foreach (ServiceDescriptor engine in services.Where(IsTheEngine).ToList())
            {
                services.Remove(engine);
            }

            services.AddDurableTaskWorker(worker => worker.UseGrpc(address));
            services.AddDurableTaskClient(client => client.UseGrpc(address));
            services.AddOptions<DurableTaskRegistry>().Configure<IServiceProvider>(Register);
            return services;
        }

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();

        private static bool IsTheEngine(ServiceDescriptor service) =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(DurableEngine).Assembly;

        private static void Register(DurableTaskRegistry registry, IServiceProvider root)
        {
            ITaskSource tasks = root.GetRequiredKeyedService<ITaskSource>(Options.DefaultName);
            FunctionCatalog functions = root.GetRequiredService<FunctionCatalog>();
            foreach (string name in functions.OfTrigger<OrchestrationTrigger>().Select(found => DurableNames.Orchestrator(found.Function)))
            {
                registry.AddOrchestrator(
                    name,
                    () => tasks.TryCreateOrchestrator(name, root, out ITaskOrchestrator? task)
                        ? new WithItsInput(task, name)
                        : throw Unknown(name));
            }

            foreach (string name in functions.OfTrigger<ActivityTrigger>().Select(found => DurableNames.Activity(found.Function)))
            {
                registry.AddActivity(
                    name, services => tasks.TryCreateActivity(name, services, out ITaskActivity? task) ? task : throw Unknown(name));
            }
        }

        private static InvalidOperationException Unknown(string name) => new($"'{name}' is in the list of functions, but cannot be made.");
    }

    /// <summary>
    /// Microsoft's worker reads the input once, as what the orchestrator declares, and only casts it afterwards. A function declares
    /// nothing, since its input is behind its context: it is the record that is called after it.
    /// </summary>
    private sealed class WithItsInput(ITaskOrchestrator function, string name) : ITaskOrchestrator
    {
        public Type InputType { get; } = typeof(ClaimStart).Assembly.GetTypes()
            .Single(type => type.Name == name.Replace("Orchestrator", "Start", StringComparison.Ordinal));

        public Type OutputType => function.OutputType;

        public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => function.RunAsync(context, input);
    }
}
