using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace AtoZ.Functions.Settings;

/// <summary>
/// Sends traces, meters and logs to Azure Monitor, to a collector by OTLP, or to both, where their settings say so; host.json asks the host to do the same.
/// </summary>
internal static class Telemetry
{
    /// <summary>The names of our meters begin so.</summary>
    private const string Meters = "AtoZ.*";

    private const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds it; nothing where neither is set.</summary>
    /// <exception cref="InvalidOperationException">The collector's address is none: the exporter would send nothing, and say nothing.</exception>
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        string? connection = Set(configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]), collector = Address(Set(configuration[CollectorSetting]));
        if (connection is null && collector is null)
        {
            return;
        }

        IOpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithTracing(traces => traces.AddSource("Microsoft.DurableTask"));

        // What a line says, and not its template alone: alerts and people search for it.
        services.Configure<OpenTelemetryLoggerOptions>(logs => logs.IncludeFormattedMessage = true);
        if (connection is not null)
        {
            telemetry.UseAzureMonitorExporter(monitor => Connect(monitor, connection, configuration));
        }

        if (collector is not null)
        {
            telemetry.UseOtlpExporter();
        }
    }

    private static void Connect(AzureMonitorExporterOptions monitor, string connection, IConfiguration configuration)
    {
        monitor.ConnectionString = connection;

        // By itself it keeps five traces a second, and the logs of those alone: alerts look for single lines, and support for one claim.
        monitor.TracesPerSecond = null;
        monitor.SamplingRatio = 1;
        monitor.EnableTraceBasedLogsSampler = false;
        if (Set(configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]) is not null)
        {
            // The resource takes no key: the app's identity speaks for it (AZURE_CLIENT_ID says which).
            monitor.Credential = new DefaultAzureCredential();
        }
    }

    private static string? Address(string? text) => text is null || WebAddress.Read(text) is not null
        ? text
        : throw new InvalidOperationException($"The setting '{CollectorSetting}' is '{text}', which is not an http or https address.");

    private static string? Set(string? text) => text is { Length: > 0 } ? text : null;
}
