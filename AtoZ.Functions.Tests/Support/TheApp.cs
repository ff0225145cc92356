using System.Text.Json;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Local;
using AtoZ.Local.Storage;
using DurableTask.Sqlite.Time;
using FunctionsHost;

namespace AtoZ.Functions.Tests.Support;

/// <summary>The whole app in a test host: its functions, its host.json, a clock, and sweeps that stay silent unless a test runs them.</summary>
internal static class TheApp
{
    private const string OnceAYear = "0 0 0 1 1 *";

    /// <summary>The settings of a host that runs the app.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="configure">What differs from the app as it is.</param>
    /// <param name="values">Settings of the app.</param>
    public static TestHostSettings On(LocalClock clock, Action<LocalHostBuilder>? configure = null, params (string Name, string Value)[] values)
    {
        Dictionary<string, string> all = new()
        {
            [AzuriteCompanion.ConnectionSetting] = AppProcess.NoStorage,
            ["NoSilentCaseSweepSchedule"] = OnceAYear,
            ["RecoverySweepSchedule"] = OnceAYear,
            ["WebhookSweepSchedule"] = OnceAYear,
            ["ScanSweepSchedule"] = OnceAYear,
            ["HousekeepingSweepSchedule"] = OnceAYear,
        };
        foreach ((string name, string value) in values)
        {
            all[name] = value;
        }

        return new TestHostSettings
        {
            WholeApp = true,
            HasStore = string.IsNullOrEmpty(all.GetValueOrDefault("Database")) && !all.ContainsKey("DataDirectory"),
            Clock = clock,
            HostJson = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")),
            LocalSettings = JsonSerializer.Serialize(new { IsEncrypted = false, Values = all }),
            Configure = builder =>
            {
                builder.AddLocalAtoZ();
                configure?.Invoke(builder);
            },
        };
    }
}
