using FunctionsHost.Durable;
using FunctionsHost.Http;
using FunctionsHost.Inspector;
using FunctionsHost.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsHost;

/// <summary>What a request passes on its way.</summary>
internal static class HostPipeline
{
    /// <summary>Sets it up.</summary>
    /// <param name="app">The web application.</param>
    public static void Use(IApplicationBuilder app)
    {
        app.UseMiddleware<HostMiddleware>();
        app.UseRouting();
        if (!string.IsNullOrEmpty(app.ApplicationServices.GetRequiredService<LocalSettings>().Cors))
        {
            app.UseCors();
        }

        app.UseEndpoints(Map);
        app.UseFunctions();
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        IServiceProvider services = routes.ServiceProvider;
        services.GetRequiredService<DataDirectory>();
        services.GetRequiredService<AdminEndpoints>().Map(routes);
        services.GetRequiredService<ManagementEndpoints>().Map(routes);
        if (services.GetRequiredService<HostFacts>().Inspector)
        {
            services.GetRequiredService<InspectorEndpoints>().Map(routes);
        }
    }
}
