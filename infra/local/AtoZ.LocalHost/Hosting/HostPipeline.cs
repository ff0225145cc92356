using AtoZ.LocalHost.Hosting.Discovery;
using AtoZ.LocalHost.Hosting.Durable;
using AtoZ.LocalHost.Hosting.Http;
using AtoZ.LocalHost.Hosting.Inspector;
using AtoZ.LocalHost.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.LocalHost.Hosting;

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
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        IServiceProvider services = routes.ServiceProvider;
        services.GetRequiredService<DataDirectory>();
        routes.MapFunctions(services.GetRequiredService<FunctionCatalog>(), services.GetRequiredService<HostFacts>(), services.GetRequiredService<HttpInvoker>());
        services.GetRequiredService<AdminEndpoints>().Map(routes);
        services.GetRequiredService<ManagementEndpoints>().Map(routes);
        if (services.GetRequiredService<HostFacts>().Inspector)
        {
            services.GetRequiredService<InspectorEndpoints>().Map(routes);
        }
    }
}
