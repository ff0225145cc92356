using DurableTask.Sqlite.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DurableTask.Sqlite;

/// <summary>Registers the engine once, however many workers and clients use it.</summary>
public static class EngineServices
{
    /// <summary>
    /// Adds the engine. It takes its clock from a registered <see cref="TimeProvider"/> (a live clock if there is none), its
    /// settings from <see cref="LocalEngineOptions"/>, and an <see cref="ICommitObserver"/> if one is registered.
    /// </summary>
    public static IServiceCollection AddDurableEngine(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        services.AddOptions<LocalEngineOptions>();
        services.TryAddSingleton<WorkTracker>();
        services.TryAddSingleton<EngineDiagnostics>();
        services.TryAddSingleton(provider => new DurableEngine(
            provider.GetRequiredService<IOptions<LocalEngineOptions>>().Value,
            provider.GetService<TimeProvider>() ?? LocalClock.Live(),
            provider.GetRequiredService<WorkTracker>(),
            provider.GetRequiredService<EngineDiagnostics>(),
            provider.GetRequiredService<ILogger<DurableEngine>>(),
            provider.GetService<ICommitObserver>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EngineHostedService>());
        return services;
    }
}
