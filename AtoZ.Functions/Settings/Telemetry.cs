using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Settings;

/// <summary>Sends traces, meters and logs to Azure Monitor where a connection is set; host.json asks the host to do the same.</summary>
internal static class Telemetry
{
    private const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[ConnectionSetting] is not { Length: > 0 } connection)
        {
            return;
        }

        services.AddOpenTelemetry().UseFunctionsWorkerDefaults().UseAzureMonitorExporter(monitor =>
        {
            monitor.ConnectionString = connection;
            if (configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] is { Length: > 0 })
            {
                // The resource takes no key: the app's identity speaks for it (AZURE_CLIENT_ID says which).
                monitor.Credential = new DefaultAzureCredential();
            }
        });
    }
}
