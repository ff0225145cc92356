using AtoZ.LocalHost.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>ASP.NET Core for HTTP functions.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Functions may take and give ASP.NET Core's HTTP types.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddAspNetCoreIntegration();
        return builder;
    }
}
