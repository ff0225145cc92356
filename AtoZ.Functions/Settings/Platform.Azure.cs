using AtoZ.Functions.Email;
using AtoZ.Functions.Staff;
using Azure.Communication.Email;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Settings;

/// <summary>What differs between the hosts: here Azure's services by managed identity. The twin is <c>Platform.Local.cs</c>.</summary>
internal static class Platform
{
    /// <summary>In Azure all settings come from the app's configuration.</summary>
    public static void AddSettings(IConfigurationManager configuration, AppSettings settings) => ArgumentNullException.ThrowIfNull(configuration);

    /// <summary>Adds mail, staff, storage and telemetry.</summary>
    public static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(provider => new EmailClient(new Uri(Required(configuration, "EmailEndpoint")), provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton<IMailTransport, AzureMailTransport>();
        services.AddSingleton<IStaffSignIn, AppServiceSignIn>();
        services.AddSingleton(_ => Storage(configuration));
        services.AddApplicationInsightsTelemetryWorkerService();
        services.ConfigureFunctionsApplicationInsights();
    }

    /// <summary>When the app runs by itself: nothing more.</summary>
    public static FunctionsApplicationBuilder AddWhenAlone(FunctionsApplicationBuilder builder) => builder;

    // With managed identity the connection is spelled in parts (AzureWebJobsStorage__blobServiceUri or __accountName).
    private static BlobServiceClient Storage(IConfiguration configuration)
    {
        if (configuration["AzureWebJobsStorage"] is { Length: > 0 } connection)
        {
            return new BlobServiceClient(connection);
        }

        string address = configuration["AzureWebJobsStorage:blobServiceUri"] ?? $"https://{Required(configuration, "AzureWebJobsStorage:accountName")}.blob.core.windows.net";
        return new BlobServiceClient(new Uri(address), new DefaultAzureCredential());
    }

    private static string Required(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The setting {name} is missing.");
}
