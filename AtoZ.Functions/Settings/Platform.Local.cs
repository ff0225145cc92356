using AtoZ.Functions.Email;
using AtoZ.Functions.Links;
using AtoZ.Functions.Local;
using AtoZ.Functions.Records;
using AtoZ.Functions.Staff;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Settings;

/// <summary>What differs between the hosts: here everything on this machine. The twin is <c>Platform.Azure.cs</c>.</summary>
internal static class Platform
{
    /// <summary>Adds what a fresh checkout lacks: a store, storage, generated secrets. Whatever is set already stays.</summary>
    public static void AddSettings(IConfigurationManager configuration, AppSettings settings)
    {
        string directory = settings.DataDirectory;
        LocalKeys keys = LocalKeys.Open(directory);
        Dictionary<string, string?> defaults = new(StringComparer.OrdinalIgnoreCase)
        {
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["Database"] = $"sqlite:{Path.Combine(directory, "atoz.db")}",
            [LinkKeys.CurrentSetting] = keys.LinkSigningKey,
            [RecordKeys.Setting] = LocalRecordKey.Open(directory),
            ["NoSilentCaseSweepSchedule"] = "0 0 * * * *",
            ["ReconciliationSchedule"] = "0 30 0 * * *",
            ["ProvisionSchedule"] = "0 20 0 1 * *",
            ["DailyRootSchedule"] = "0 10 0 * * *",
            ["RecoverySweepSchedule"] = "0 5 * * * *",
            ["WebhookSweepSchedule"] = "0 10 3 * * *",
            ["ScanSweepSchedule"] = "0 40 3 * * *",
            ["HousekeepingSweepSchedule"] = "0 20 3 * * *",
        };
        configuration.AddInMemoryCollection(defaults.Where(d => string.IsNullOrWhiteSpace(configuration[d.Key])));
    }

    // On this machine storage is up or down; waiting longer would not help.
    private static BlobClientOptions Hasty => new() { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(200) } };

    /// <summary>Adds mail, staff and storage.</summary>
    public static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LocalMailbox>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<LocalMailbox>());
        services.AddSingleton<IStaffSignIn>(provider => new LocalStaffSignIn(
            LocalKeys.Open(provider.GetRequiredService<AppSettings>().DataDirectory).Staff, provider.GetRequiredService<LinkKeys>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => new BlobServiceClient(configuration["AzureWebJobsStorage"], Hasty));
        services.AddHostedService<TellStaffKeys>();
        services.AddSingleton<Http.Sandbox.SandboxClock>();
    }

    /// <summary>When the app runs by itself: a sample for an empty store.</summary>
    public static FunctionsApplicationBuilder AddWhenAlone(FunctionsApplicationBuilder builder) => builder.AddSample();
}
