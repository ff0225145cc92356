using FunctionsHost.Binding;
using FunctionsHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionsHost;

/// <summary>The services with which functions are run.</summary>
internal static class WorkerServices
{
    /// <summary>Adds them, once.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The worker's builder.</returns>
    public static IFunctionsWorkerApplicationBuilder AddTo(IServiceCollection services)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(WorkerBuilder))?.ImplementationInstance is WorkerBuilder known)
        {
            return known;
        }

        var builder = new WorkerBuilder(services);
        services.AddSingleton(builder);
        services.AddSingleton<IFunctionsWorkerApplicationBuilder>(builder);
        services.TryAddSingleton<IFunctionActivator, FunctionActivator>();
        services.TryAddSingleton<IFunctionExecutor, FunctionExecutor>();
        services.TryAddSingleton<InputConversion>();
        services.TryAddSingleton<InvocationTelemetry>();
        services.TryAddSingleton(new FunctionTimeout(Longest: null));
        services.TryAddSingleton<FunctionRunner>();
        services.AddOptions<WorkerOptions>().Configure(AddConverters).PostConfigure(options => options.Serializer ??= WorkerSerializer.Default());
        return builder;
    }

    private static void AddConverters(WorkerOptions options)
    {
        options.InputConverters.Register<HttpContextConverter>();
        options.InputConverters.Register<FunctionContextConverter>();
        options.InputConverters.Register<SameTypeConverter>();
        options.InputConverters.Register<GuidConverter>();
        options.InputConverters.Register<DateTimeConverter>();
        options.InputConverters.Register<MemoryConverter>();
        options.InputConverters.Register<StringToByteConverter>();
        options.InputConverters.Register<JsonConverterOfInputs>();
        options.InputConverters.Register<ArrayConverter>();
        options.InputConverters.Register<CancellationTokenConverter>();
    }
}
