using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionsHost;

/// <summary>
/// Builds an app with the host around it. It is the two interfaces that Microsoft's <c>FunctionsApplicationBuilder</c> is, so an app that asks for
/// those is built by either.
/// </summary>
public sealed class LocalHostBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly LocalHostSetup _setup;
    private readonly WebApplicationBuilder _web;
    private readonly IFunctionsWorkerApplicationBuilder _worker;
    private bool _built;

    private LocalHostBuilder(string[] args, LocalHostOptions options)
    {
        _setup = new LocalHostSetup(args, options);
        _web = _setup.CreateWebBuilder();
        _worker = WorkerServices.AddTo(_web.Services);
        _web.Services.AddMvc();
    }

    /// <summary>What steps of the set-up leave for one another.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <summary>The settings.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <summary>The environment's name and folders.</summary>
    public IHostEnvironment Environment => _web.Environment;

    /// <summary>The loggers.</summary>
    public ILoggingBuilder Logging => _web.Logging;

    /// <summary>The metrics.</summary>
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <summary>The services.</summary>
    public IServiceCollection Services => _web.Services;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>A builder where the host is the process, as <c>FunctionsApplication.CreateBuilder</c> makes one for Azure.</summary>
    /// <param name="options">The options.</param>
    /// <param name="args">The command line.</param>
    /// <returns>The builder.</returns>
    public static LocalHostBuilder ForProcess(LocalHostOptions options, string[] args)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(args);
        options.RunsAsProcess = true;
        return new LocalHostBuilder(args, options);
    }

    /// <summary>A builder for a host inside this process: nothing of the process is changed, and several may run side by side.</summary>
    /// <param name="options">The options.</param>
    /// <param name="args">The command line, if any.</param>
    /// <returns>The builder.</returns>
    public static LocalHostBuilder Within(LocalHostOptions options, params string[] args)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.RunsAsProcess = false;
        return new LocalHostBuilder(args, options);
    }

    /// <summary>Adds middleware; the first added is the outermost.</summary>
    /// <param name="middleware">Wraps what comes after it.</param>
    /// <returns>The builder, as the interface.</returns>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _worker.Use(middleware);
        return this;
    }

    /// <summary>Takes another container for the services.</summary>
    /// <typeparam name="TContainerBuilder">The container's builder.</typeparam>
    /// <param name="factory">Makes the container.</param>
    /// <param name="configure">Sets it up.</param>
    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>Changes the host's options before the app is built.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public LocalHostBuilder Change(Action<LocalHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _setup.Change(Configuration, configure);
        return this;
    }

    /// <summary>Builds the app. Once.</summary>
    /// <returns>The app, ready to run.</returns>
    /// <exception cref="InvalidOperationException">It was built before.</exception>
    public IHost Build()
    {
        if (_built)
        {
            throw new InvalidOperationException("The app was built already; a builder builds one app.");
        }

        _built = true;
        return _setup.Build(_web);
    }
}
