using AtoZ.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Microsoft.Extensions.Hosting;

/// <summary>ASP.NET Core for HTTP functions, on the older builder.</summary>
public static class FunctionsHostBuilderExtensions
{
    /// <summary>Functions may take and give ASP.NET Core's HTTP types.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(this IHostBuilder builder) => builder.ConfigureFunctionsWebApplication(static _ => { });

    /// <summary>Functions may take and give ASP.NET Core's HTTP types.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configureWorker">Adds middleware.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configureWorker) =>
        builder.ConfigureFunctionsWebApplication((_, worker) => configureWorker?.Invoke(worker));

    /// <summary>Functions may take and give ASP.NET Core's HTTP types.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configureWorker">Adds middleware.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configureWorker) =>
        builder.ConfigureFunctionsWorkerDefaults((context, worker) =>
        {
            worker.Services.AddAspNetCoreIntegration();
            configureWorker?.Invoke(context, worker);
        });
}
