using System.Net;
using DurableTask.Sqlite.Time;
using FunctionsHost.Discovery;
using FunctionsHost.Durable;
using FunctionsHost.Http;
using FunctionsHost.Inspector;
using FunctionsHost.Invocation;
using FunctionsHost.Keys;
using FunctionsHost.Settings;
using FunctionsHost.Timers;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FunctionsHost;

/// <summary>The host's own services.</summary>
internal static class HostServices
{
    private const string BodyLimit = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
    private const string Hosts = "AllowedHosts";
    private const long DefaultBodyLimit = 104_857_600;

    /// <summary>Adds them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The options.</param>
    /// <param name="sources">The settings' files.</param>
    /// <param name="configuration">All settings.</param>
    public static void AddTo(IServiceCollection services, LocalHostOptions options, SettingsSources sources, IConfiguration configuration)
    {
        HostFacts facts = HostFacts.Decide(options, sources.Local, sources.Directory, configuration);
        FunctionCatalog functions = FunctionCatalog.Find(options);
        services.AddSingleton(options).AddSingleton(facts).AddSingleton(functions).AddSingleton(sources.Local);
        AddTime(services, options);
        services.AddSingleton(provider => DataDirectory.Open(provider.GetRequiredService<HostFacts>().DataDirectory));
        services.AddSingleton(provider => KeyRing.Open(
            provider.GetRequiredService<DataDirectory>().Path, functions.All.Select(function => function.Name), options.MasterKey, options.HostKey));
        services.AddSingleton<KeyCheck>().AddSingleton<HttpInvoker>().AddSingleton<AdminEndpoints>();
        services.AddSingleton<HostAddress>().AddSingleton<HostBanner>();
        services.AddSingleton<TimerStatusStore>().AddSingleton<TimerRunner>().AddSingleton<TimerService>();
        services.AddSingleton(FunctionTimeout.Read(configuration));
        DurableServices.AddTo(services, functions, facts, configuration);
        services.AddSingleton<InspectorSession>().AddSingleton<InspectorEndpoints>();
        services.AddSingleton<InstanceListPage>().AddSingleton<InstanceDetailsPage>();
        services.AddRouting();
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = AllowedHosts(configuration));
        services.AddCors(cors => Cors(cors, sources.Local));
        services.Configure<KestrelServerOptions>(kestrel => Listen(kestrel, facts, configuration));
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, HostLifecycle>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TimerService>());
        CompanionHost companions = new(facts.SettingsDirectory, facts.DataDirectory, options.RunsAsProcess, configuration);
        services.AddSingleton(companions);
        foreach (IHostCompanion companion in options.Companions)
        {
            companion.Announce(companions);
        }
    }

    private static void AddTime(IServiceCollection services, LocalHostOptions options)
    {
        TimeProvider time = options.TimeProvider ?? LocalClock.Live();
        services.Replace(ServiceDescriptor.Singleton(time));
        if (time is not LocalClock clock)
        {
            services.TryAddSingleton(new WorkTracker());
            return;
        }

        clock.Work ??= new WorkTracker();
        services.TryAddSingleton(clock);
        services.TryAddSingleton(clock.Work);
    }

    // Microsoft's filter stands before everything else: a page elsewhere whose name was pointed at this machine reads nothing here.
    private static List<string> AllowedHosts(IConfiguration configuration)
    {
        string[] set = configuration[Hosts]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        string? name = configuration[HostAddress.PublicName] is { Length: > 0 } given ? HostString.FromUriComponent(given).Host : null;
        return set.Length > 0 ? [.. set] : ["localhost", "127.0.0.1", "[::1]", .. name is null ? Array.Empty<string>() : [name]];
    }

    private static void Cors(CorsOptions cors, LocalSettings local) => cors.AddDefaultPolicy(policy =>
    {
        policy.AllowAnyHeader().AllowAnyMethod();
        string[] origins = local.Cors?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (origins.Contains("*"))
        {
            policy.AllowAnyOrigin();
            return;
        }

        policy.WithOrigins(origins);
        if (local.CorsCredentials)
        {
            policy.AllowCredentials();
        }
    });

    private static void Listen(KestrelServerOptions kestrel, HostFacts facts, IConfiguration configuration)
    {
        kestrel.AddServerHeader = false;

        // Functions of the older style write their answers synchronously.
        kestrel.AllowSynchronousIO = true;
        kestrel.Limits.MaxRequestBodySize = configuration.GetValue<long?>(BodyLimit) ?? DefaultBodyLimit;
        if (facts.Port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            return;
        }

        kestrel.ListenLocalhost(facts.Port);
    }
}
