using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The shortest way to run an app.</summary>
public static class FunctionsWorkerHost
{
    /// <summary>Runs an app with the defaults until it is stopped.</summary>
    /// <param name="configureService">Adds services.</param>
    /// <returns>When it has stopped.</returns>
    public static Task RunDefaultAsync(Action<IServiceCollection>? configureService = null) => Build(configureService).RunAsync();

    /// <summary>Runs an app with the defaults until it is stopped.</summary>
    /// <param name="configureServices">Adds services.</param>
    public static void RunDefault(Action<IServiceCollection>? configureServices = null) => Build(configureServices).Run();

    private static IHost Build(Action<IServiceCollection>? configure) =>
        new HostBuilder().ConfigureFunctionsWorkerDefaults().ConfigureServices(services => configure?.Invoke(services)).Build();
}
