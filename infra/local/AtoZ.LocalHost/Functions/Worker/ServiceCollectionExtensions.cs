using AtoZ.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The worker's services.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds the worker's core.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The worker's builder, the same one for every call.</returns>
    public static IFunctionsWorkerApplicationBuilder AddFunctionsWorkerCore(this IServiceCollection services, Action<WorkerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return WorkerServices.AddTo(services);
    }

    /// <summary>Adds the worker with its defaults.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The worker's builder, the same one for every call.</returns>
    public static IFunctionsWorkerApplicationBuilder AddFunctionsWorkerDefaults(this IServiceCollection services, Action<WorkerOptions>? configure = null) =>
        services.AddFunctionsWorkerCore(configure);
}
