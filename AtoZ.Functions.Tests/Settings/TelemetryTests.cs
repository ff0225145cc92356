using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using AtoZ.Functions.Records;
using AtoZ.Functions.Settings;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

/// <summary>Telemetry goes where the settings say: to a collector over real HTTP, or nowhere.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Spans_and_meters_reach_the_collector_that_is_set()
    {
        ConcurrentDictionary<string, long> received = new();
        await using WebApplication collector = await Collector(received);
        string address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await using ServiceProvider services = With(("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        TracerProvider traces = services.GetRequiredService<TracerProvider>();
        MeterProvider meters = services.GetRequiredService<MeterProvider>();

        using ActivitySource engine = new("Microsoft.DurableTask");
        engine.StartActivity("orchestration")?.Dispose();
        CaseMeter.Count(Functions.Guarantee.Claims.TimelineKind.Submitted);
        traces.ForceFlush();
        meters.ForceFlush();

        Assert.True(received.GetValueOrDefault("/v1/traces") > 0, string.Join(", ", received));
        Assert.True(received.GetValueOrDefault("/v1/metrics") > 0, string.Join(", ", received));
    }

    // The exporter's own defaults keep five traces a second and drop the logs of all others, which alerts look for.
    [Fact]
    public void Azure_gets_every_trace_and_every_line()
    {
        using ServiceProvider services = With(("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:9"));
        AzureMonitorExporterOptions monitor = services.GetRequiredService<IOptionsMonitor<AzureMonitorExporterOptions>>().CurrentValue;
        Assert.Equal((null, 1f, false), (monitor.TracesPerSecond, monitor.SamplingRatio, monitor.EnableTraceBasedLogsSampler));
    }

    [Theory]
    [InlineData("notaurl")]
    [InlineData("collector:4317")]
    public void An_address_that_leads_nowhere_is_refused_by_name(string address) =>
        Assert.Contains("'OTEL_EXPORTER_OTLP_ENDPOINT'", Assert.Throws<InvalidOperationException>(() => With(("OTEL_EXPORTER_OTLP_ENDPOINT", address))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_collector_gets_what_a_line_says_and_not_its_template_alone()
    {
        using ServiceProvider services = With(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"));
        Assert.True(services.GetRequiredService<IOptionsMonitor<OpenTelemetryLoggerOptions>>().CurrentValue.IncludeFormattedMessage);
    }

    // Else a request's trace begins anew in the app, and the host may send the app's lines once more.
    [Fact]
    public void The_host_sends_as_the_app_does() =>
        Assert.Equal("OpenTelemetry", JsonNode.Parse(RepositoryRoot.Read("host.json"))!["telemetryMode"]!.GetValue<string>());

    [Fact]
    public void Nothing_is_sent_where_nothing_is_set()
    {
        using ServiceProvider services = With();
        Assert.Null(services.GetService<TracerProvider>());
        Assert.Null(services.GetService<MeterProvider>());
    }

    private static ServiceProvider With(params (string Name, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build();
        ServiceCollection services = new();
        services.AddSingleton(configuration);
        Telemetry.AddTo(services, configuration);
        return services.BuildServiceProvider();
    }

    private static async Task<WebApplication> Collector(ConcurrentDictionary<string, long> received)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        WebApplication collector = builder.Build();
        collector.Run(async http =>
        {
            using MemoryStream body = new();
            await http.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(http.Request.Path, body.Length, (_, before) => before + body.Length);
            http.Response.StatusCode = StatusCodes.Status200OK;
        });
        await collector.StartAsync();
        return collector;
    }
}
