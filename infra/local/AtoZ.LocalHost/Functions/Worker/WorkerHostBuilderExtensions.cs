using Microsoft.Azure.Functions.Worker;

namespace Microsoft.Extensions.Hosting;

/// <summary>The worker on the older builder.</summary>
public static class WorkerHostBuilderExtensions
{
    /// <summary>Adds the worker with its defaults.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder) =>
        builder.ConfigureFunctionsWorkerDefaults(static (_, _) => { }, configureOptions: null);

    /// <summary>Adds the worker with its defaults and middleware.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Adds middleware.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure) =>
        builder.ConfigureFunctionsWorkerDefaults(configure, configureOptions: null);

    /// <summary>Adds the worker with its defaults and options.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configureOptions">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder, Action<WorkerOptions> configureOptions) =>
        builder.ConfigureFunctionsWorkerDefaults(static (_, _) => { }, configureOptions);

    /// <summary>Adds the worker with its defaults, middleware and options.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Adds middleware.</param>
    /// <param name="configureOptions">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure, Action<WorkerOptions>? configureOptions) =>
        builder.ConfigureFunctionsWorkerDefaults((_, worker) => configure?.Invoke(worker), configureOptions);

    /// <summary>Adds the worker with its defaults and middleware.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Adds middleware.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure) =>
        builder.ConfigureFunctionsWorkerDefaults(configure, configureOptions: null);

    /// <summary>Adds the worker with its defaults, middleware and options.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Adds middleware.</param>
    /// <param name="configureOptions">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure, Action<WorkerOptions>? configureOptions) =>
        builder.ConfigureFunctionsWorker(configure, configureOptions);
}
