using AtoZ.LocalHost.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Adds clients. Without another target a client speaks to the local engine of the process.</summary>
public static class ServiceCollectionExtensions
{
    public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services, string? name = null) =>
        GetOrAdd(Require.NotNull(services), name ?? Options.DefaultName, _ => { });

    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, Action<IDurableTaskClientBuilder> configure) =>
        services.AddDurableTaskClient(Options.DefaultName, configure);

    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, string name, Action<IDurableTaskClientBuilder> configure)
    {
        GetOrAdd(Require.NotNull(services), name, configure);
        return services;
    }

    private static IDurableTaskClientBuilder GetOrAdd(IServiceCollection services, string name, Action<IDurableTaskClientBuilder> configure)
    {
        services.TryAddSingleton<IDurableTaskClientProvider, ClientsByName>();
        services.AddDurableEngine();
        Builders builders = Builders.Of(services);
        if (builders.ByName.TryGetValue(name, out IDurableTaskClientBuilder? known))
        {
            configure(known);
            return known;
        }

        DefaultDurableTaskClientBuilder builder = new(name, services);
        builders.ByName.Add(name, builder);
        configure(builder);
        Register(services, builder);
        return builder;
    }

    private static void Register(IServiceCollection services, DefaultDurableTaskClientBuilder builder)
    {
        services.AddOptions<DurableTaskClientOptions>(builder.Name).Configure<IServiceProvider>((options, provider) =>
        {
            if (!options.DataConverterExplicitlySet && provider.GetService<DataConverter>() is { } converter)
            {
                options.DataConverter = converter;
            }
        });
        services.AddSingleton(provider =>
        {
            builder.BuildTarget ??= typeof(LocalDurableTaskClient);
            return new ClientsByName.Entry(builder.Build(provider));
        });
        if (builder.Name == Options.DefaultName)
        {
            builder.RegisterDirectly();
        }
    }

    private sealed class Builders
    {
        public Dictionary<string, IDurableTaskClientBuilder> ByName { get; } = new(StringComparer.Ordinal);

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
