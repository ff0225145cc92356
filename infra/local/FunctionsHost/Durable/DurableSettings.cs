using System.Globalization;
using System.Text.RegularExpressions;
using DurableTask.Sqlite;
using FunctionsHost.Settings;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;

namespace FunctionsHost.Durable;

/// <summary>What host.json says of durable functions (AZURE-API.md §6), as far as it means something to the local engine.</summary>
/// <param name="HubName">The task hub.</param>
/// <param name="MaxActivities">How many activities run at the same time; null for the engine's default.</param>
/// <param name="MaxOrchestrators">How many orchestrators run at the same time; null for the engine's default.</param>
/// <param name="DefaultVersion">The version of new orchestrations and of this app; null for none.</param>
/// <param name="Match">Which versions the app takes.</param>
/// <param name="Failure">What becomes of the others.</param>
/// <param name="ReplaceAnyInstance">Whether starting an id that runs replaces it.</param>
/// <param name="ReplayEachTime">Whether no orchestrator stays in memory between events: only where the setting says so, since it is slow.</param>
internal sealed partial record DurableSettings(
    string HubName,
    int? MaxActivities,
    int? MaxOrchestrators,
    string? DefaultVersion,
    DurableTaskWorkerOptions.VersionMatchStrategy Match,
    DurableTaskWorkerOptions.VersionFailureStrategy Failure,
    bool ReplaceAnyInstance,
    bool ReplayEachTime)
{
    private const string DefaultHub = "TestHubName";

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All settings.</param>
    /// <returns>The durable ones.</returns>
    /// <exception cref="HostSetupException">One of them has a value that can't be.</exception>
    public static DurableSettings Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(HostJson.DurableTask);
        string hub = SettingNames.Resolve(configuration, section["hubName"] ?? DefaultHub, "durableTask");
        if (!ValidHub.IsMatch(hub))
        {
            throw new HostSetupException($"The task hub '{hub}' in host.json must begin with a letter and have 3 to 45 letters and digits.");
        }

        return new DurableSettings(
            hub,
            Count(section, "maxConcurrentActivityFunctions"),
            Count(section, "maxConcurrentOrchestratorFunctions"),
            section["defaultVersion"],
            Named(section, "versionMatchStrategy", DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder),
            Named(section, "versionFailureStrategy", DurableTaskWorkerOptions.VersionFailureStrategy.Reject),
            Named(section, "overridableExistingInstanceStates", Overridable.NonRunningStates) == Overridable.AnyState,
            string.Equals(section["extendedSessionsEnabled"], bool.FalseString, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Hands the settings to the engine.</summary>
    /// <param name="engine">The engine's options.</param>
    /// <param name="database">Its file.</param>
    public void ApplyTo(LocalEngineOptions engine, string database)
    {
        engine.DatabasePath = database;
        engine.HubName = HubName;
        engine.DefaultVersion = DefaultVersion;
        engine.MaxLiveOrchestrations = ReplayEachTime ? 0 : engine.MaxLiveOrchestrations;
        engine.ReplaceOnlyFinishedInstances = !ReplaceAnyInstance;
        engine.MaxConcurrentActivities = MaxActivities ?? engine.MaxConcurrentActivities;
        engine.MaxConcurrentOrchestrations = MaxOrchestrators ?? engine.MaxConcurrentOrchestrations;
    }

    /// <summary>Hands the settings to the worker.</summary>
    /// <param name="worker">The worker.</param>
    public void ApplyTo(IDurableTaskWorkerBuilder worker)
    {
        if (DefaultVersion is not null)
        {
            worker.UseVersioning(new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = DefaultVersion,
                DefaultVersion = DefaultVersion,
                MatchStrategy = Match,
                FailureStrategy = Failure,
            });
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidHub { get; }

    private static int? Count(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
            ? count
            : throw new HostSetupException($"The setting durableTask.{name} in host.json must be a number above zero, not '{text}'.");
    }

    private static T Named<T>(IConfigurationSection section, string name, T otherwise)
        where T : struct, Enum
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        return Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : throw new HostSetupException($"The setting durableTask.{name} in host.json is '{text}', but must be one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    private enum Overridable
    {
        NonRunningStates,
        AnyState,
    }
}
