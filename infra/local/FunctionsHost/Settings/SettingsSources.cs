using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace FunctionsHost.Settings;

/// <summary>
/// Puts host.json and local.settings.json among the sources of settings: host.json is overridden by everything else, and an environment
/// variable overrides local.settings.json, as with Microsoft's tools.
/// </summary>
internal sealed class SettingsSources(LocalHostOptions options)
{
    private readonly List<IConfigurationSource> _added = [];

    /// <summary>Where the settings are.</summary>
    public string Directory => Path.GetFullPath(options.SettingsDirectory ?? SettingsFiles.FindDirectory());

    /// <summary>local.settings.json as it was read.</summary>
    public LocalSettings Local { get; private set; } = new(new Dictionary<string, string?>(), Cors: null, CorsCredentials: false, LocalHttpPort: null);

    /// <summary>Reads the files, in place of what was read before.</summary>
    /// <param name="sources">The sources of settings.</param>
    /// <exception cref="HostSetupException">A file is not as it should be.</exception>
    public void Read(IList<IConfigurationSource> sources)
    {
        IReadOnlyDictionary<string, string?> host = HostJson.Read(Directory);
        Local = LocalSettings.Read(Directory);
        foreach (IConfigurationSource source in _added)
        {
            sources.Remove(source);
        }

        _added.Clear();
        Insert(sources, 0, host);
        int environment = sources.ToList().FindIndex(source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        Insert(sources, environment < 0 ? sources.Count : environment, Local.Values.ToDictionary(value => Nested(value.Key), value => value.Value, StringComparer.OrdinalIgnoreCase));
        if (options.RunsAsProcess)
        {
            SetEnvironment();
        }
    }

    private static string Nested(string name) => name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    private void Insert(IList<IConfigurationSource> sources, int index, IEnumerable<KeyValuePair<string, string?>> values)
    {
        var source = new MemoryConfigurationSource { InitialData = values };
        sources.Insert(index, source);
        _added.Add(source);
    }

    // In Azure settings are environment variables; what is set outside stays as it is.
    private void SetEnvironment()
    {
        foreach ((string name, string? value) in Local.Values.Where(value => Environment.GetEnvironmentVariable(value.Key) is null))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
