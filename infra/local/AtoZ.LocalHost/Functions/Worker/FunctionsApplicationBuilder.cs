using AtoZ.LocalHost.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds an app: services, configuration, middleware.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly LocalHostSetup _setup;
    private readonly WebApplicationBuilder _web;
    private readonly IFunctionsWorkerApplicationBuilder _worker;
    private bool _built;

    internal FunctionsApplicationBuilder(string[] args, LocalHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _setup = new LocalHostSetup(args, options);
        _web = _setup.CreateWebBuilder();
        _worker = _web.Services.AddFunctionsWorkerDefaults();
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

    /// <summary>Changes the local host's options.</summary>
    internal void Change(Action<LocalHostOptions> configure) => _setup.Change(Configuration, configure);

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
