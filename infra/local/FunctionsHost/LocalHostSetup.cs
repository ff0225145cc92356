using FunctionsHost.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionsHost;

/// <summary>Puts one host together: settings, services, web server.</summary>
internal sealed class LocalHostSetup(string[] args, LocalHostOptions options)
{
    private readonly SettingsSources _sources = new(options);

    /// <summary>ASP.NET Core's builder, with the host's settings in their places.</summary>
    /// <returns>The builder.</returns>
    public WebApplicationBuilder CreateWebBuilder()
    {
        string environment = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environments.Development;

        // The data directory is under the content root: watching that for changed settings would look at every write of the store.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false", .. args], ContentRootPath = _sources.Directory, EnvironmentName = environment });
        ReadSettings(((IConfigurationBuilder)builder.Configuration).Sources);
        HostFacts.AnnounceDataDirectory(options, _sources.Directory, builder.Configuration);
        HostFacts.AnnouncePort(options, _sources.Local, builder.Configuration);
        HostLogging.AddTo(builder.Logging, builder.Configuration);
        return builder;
    }

    /// <summary>Changes the options and reads again what depends on them.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="configure">Sets the options.</param>
    public void Change(ConfigurationManager configuration, Action<LocalHostOptions> configure)
    {
        configure(options);
        ReadSettings(((IConfigurationBuilder)configuration).Sources);
        HostFacts.AnnounceDataDirectory(options, _sources.Directory, configuration);
        HostFacts.AnnouncePort(options, _sources.Local, configuration);
    }

    /// <summary>Builds the app.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The app.</returns>
    public IHost Build(WebApplicationBuilder builder)
    {
        AddServices(builder.Services, builder.Configuration);
        WebApplication app = builder.Build();
        SetupFailure.Guard(options, () => HostPipeline.Use(app));
        return app;
    }

    private void ReadSettings(IList<IConfigurationSource> sources) => SetupFailure.Guard(options, () => _sources.Read(sources));

    private void AddServices(IServiceCollection services, IConfiguration configuration) =>
        SetupFailure.Guard(options, () => HostServices.AddTo(services, options, _sources, configuration));
}
