using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AtoZ.LocalHost.Hosting;

/// <summary>Puts one host together: settings, services, web server.</summary>
internal sealed class LocalHostSetup(string[] args, LocalHostOptions options)
{
    private const string PropertyKey = "AtoZ.LocalHost";

    /// <summary>Sets a host up on the older builder, once.</summary>
    /// <param name="builder">The builder.</param>
    public static void AddTo(IHostBuilder builder)
    {
        if (!builder.Properties.TryAdd(PropertyKey, true))
        {
            return;
        }

        var setup = new LocalHostSetup([], new LocalHostOptions());
        builder.ConfigureServices(setup.AddServices);
        builder.ConfigureWebHost(web => web.UseKestrel().Configure(app => app.UseRouting()));
    }

    /// <summary>ASP.NET Core's builder, with the host's settings in their places.</summary>
    /// <returns>The builder.</returns>
    public WebApplicationBuilder CreateWebBuilder()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args });
        return builder;
    }

    /// <summary>Changes the options and reads again what depends on them.</summary>
    /// <param name="configure">Sets the options.</param>
    public void Change(Action<LocalHostOptions> configure) => configure(options);

    /// <summary>Builds the app.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The app.</returns>
    public IHost Build(WebApplicationBuilder builder)
    {
        AddServices(builder.Services);
        return builder.Build();
    }

    private void AddServices(IServiceCollection services)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(options.TimeProvider ?? TimeProvider.System);
    }
}
