using System.Text.Json;

namespace FunctionsHost.Settings;

/// <summary>What host.json says, as settings below <see cref="Section"/>, so that an environment variable can override each as in Azure.</summary>
internal static class HostJson
{
    /// <summary>Where host.json's settings are found.</summary>
    public const string Section = "AzureFunctionsJobHost";

    /// <summary>The prefix of all routes.</summary>
    public const string RoutePrefix = $"{Section}:extensions:http:routePrefix";

    /// <summary>The durable extension's settings.</summary>
    public const string DurableTask = $"{Section}:extensions:durableTask";

    /// <summary>The least levels of log entries, by category.</summary>
    public const string LogLevels = $"{Section}:logging:logLevel";

    /// <summary>The longest time that a function may run.</summary>
    public const string FunctionTimeout = $"{Section}:functionTimeout";

    /// <summary>Reads the file of a folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <returns>Settings by path; empty when there is no such file.</returns>
    /// <exception cref="HostSetupException">The file is not as it should be.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string directory)
    {
        string path = Path.Combine(directory, SettingsFiles.HostJson);
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (SettingsFiles.Read(path) is not { } root)
        {
            return settings;
        }

        if (!root.TryGetProperty("version", out JsonElement version) || version.ValueKind != JsonValueKind.String || version.GetString() != "2.0")
        {
            throw new HostSetupException($"{path}, line {Math.Max(1, SettingsFiles.LineOf(path, "version"))}: \"version\" must be \"2.0\".");
        }

        Flatten(Section, root, settings);
        return settings;
    }

    private static void Flatten(string path, JsonElement element, Dictionary<string, string?> settings)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Flatten($"{path}:{property.Name}", property.Value, settings);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Flatten($"{path}:{index++}", item, settings);
                }

                break;
            case JsonValueKind.String:
                settings[path] = element.GetString();
                break;
            case JsonValueKind.Null:
                break;
            default:
                settings[path] = element.GetRawText();
                break;
        }
    }
}
