using AtoZ.LocalHost.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>Adds workers. Without another target a worker runs on the local engine of the process.</summary>
public static class ServiceCollectionExtensions
{
    public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services, string? name = null) =>
        GetOrAdd(Require.NotNull(services), name ?? Options.DefaultName, _ => { });

    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure)
    {
        Require.NotNull(services);
        return services.AddDurableTaskWorker(Options.DefaultName, Require.NotNull(configure));
    }

    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, string name, Action<IDurableTaskWorkerBuilder> configure)
    {
        GetOrAdd(Require.NotNull(services), Require.NotNull(name), Require.NotNull(configure));
        return services;
    }

    private static IDurableTaskWorkerBuilder GetOrAdd(IServiceCollection services, string name, Action<IDurableTaskWorkerBuilder> configure)
    {
        services.AddDurableEngine();
        Builders builders = Builders.Of(services);
        if (builders.ByName.TryGetValue(name, out IDurableTaskWorkerBuilder? known))
        {
            configure(known);
            return known;
        }

        DefaultDurableTaskWorkerBuilder builder = new(name, services);
        builders.ByName.Add(name, builder);
        configure(builder);
        Register(services, builder);
        return builder;
    }

    private static void Register(IServiceCollection services, DefaultDurableTaskWorkerBuilder builder)
    {
        services.AddOptions<DurableTaskWorkerOptions>(builder.Name).Configure<IServiceProvider>((options, provider) =>
        {
            if (!options.DataConverterExplicitlySet && provider.GetService<DataConverter>() is { } converter)
            {
                options.DataConverter = converter;
            }
        });
        services.AddSingleton(provider =>
        {
            builder.BuildTarget ??= typeof(LocalDurableTaskWorker);
            return builder.Build(provider);
        });
    }

    private sealed class Builders
    {
        public Dictionary<string, IDurableTaskWorkerBuilder> ByName { get; } = new(StringComparer.Ordinal);

        public static Builders Of(IServiceCollection services)
        {
            if (services.FirstOrDefault(s => s.ServiceType == typeof(Builders))?.ImplementationInstance is Builders known)
            {
                return known;
            }

            Builders added = new();
            services.AddSingleton(added);
            return added;
        }
    }
}
