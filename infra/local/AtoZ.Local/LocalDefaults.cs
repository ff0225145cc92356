using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Records;
using AtoZ.Local.Keys;
using AtoZ.Local.Storage;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Local;

/// <summary>The settings that a fresh checkout lacks: a store, storage, generated secrets, schedules. Whatever is set already stays.</summary>
internal static class LocalDefaults
{
    private const string Directory = "DataDirectory";

    /// <summary>Adds them.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="root">What a relative directory is relative to.</param>
    public static void AddTo(IConfigurationManager configuration, string root)
    {
        string directory = DataDirectory(configuration, root);
        LocalKeys keys = LocalKeys.Open(directory);
        Dictionary<string, string?> defaults = new(StringComparer.OrdinalIgnoreCase)
        {
            [Directory] = directory,
            ["PublicBaseUrl"] = $"http://localhost:{Set(configuration, "port") ?? Set(configuration, "LocalHost:Port") ?? "7071"}",
            ["AllowedHosts"] = $"localhost;127.0.0.1;[::1];{HostOf(Set(configuration, "PublicBaseUrl"))}".TrimEnd(';'),
            [AzuriteCompanion.ConnectionSetting] = "UseDevelopmentStorage=true",
            ["Database"] = $"sqlite:{Path.Combine(directory, "atoz.db")}",
            ["MailTransport"] = "Folder",
            [LinkKeys.CurrentSetting] = keys.LinkSigningKey,
            [LinkKeys.PreviousSetting] = keys.LinkSigningKeyPrevious,
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
        configuration.AddInMemoryCollection(defaults.Where(d => Set(configuration, d.Key) is null));
    }

    /// <summary>Where the store, mails and keys are: beside the host's own data unless set.</summary>
    public static string DataDirectory(IConfiguration configuration, string root) =>
        Path.GetFullPath(Set(configuration, Directory) ?? Path.Combine(Set(configuration, "LocalHost:DataDirectory") ?? ".atoz", "store"), root);

    // Whoever comes by the public address, through a tunnel for instance, is let in as well.
    private static string HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? parsed) ? parsed.IdnHost : "";

    private static string? Set(IConfiguration configuration, string name) => configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
