using System.Text.Json;

namespace FunctionsHost.Settings;

/// <summary>What local.settings.json says: values as in Azure's app settings, and how this machine serves.</summary>
/// <param name="Values">Settings by name; <c>__</c> nests.</param>
/// <param name="Cors">Origins that may call from a browser, with commas between; <c>*</c> for all; null for none.</param>
/// <param name="CorsCredentials">Whether they may send cookies.</param>
/// <param name="LocalHttpPort">The port.</param>
internal sealed record LocalSettings(IReadOnlyDictionary<string, string?> Values, string? Cors, bool CorsCredentials, int? LocalHttpPort)
{
    /// <summary>Reads the file of a folder; everything is empty when there is none.</summary>
    /// <param name="directory">The folder.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="HostSetupException">The file is not as it should be.</exception>
    public static LocalSettings Read(string directory)
    {
        string path = Path.Combine(directory, SettingsFiles.LocalSettings);
        if (SettingsFiles.Read(path) is not { } root)
        {
            return new LocalSettings(new Dictionary<string, string?>(), Cors: null, CorsCredentials: false, LocalHttpPort: null);
        }

        if (root.TryGetProperty("IsEncrypted", out JsonElement encrypted) && encrypted.ValueKind == JsonValueKind.True)
        {
            throw Wrong(path, "IsEncrypted", "encrypted settings can't be read; decrypt them with `func settings decrypt`");
        }

        JsonElement? host = Section(path, root, "Host");
        return new LocalSettings(
            ReadValues(path, root),
            Text(host, "CORS"),
            host?.TryGetProperty("CORSCredentials", out JsonElement credentials) == true && credentials.ValueKind == JsonValueKind.True,
            Port(path, host));
    }

    private static Dictionary<string, string?> ReadValues(string path, JsonElement root)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (Section(path, root, "Values") is not { } section)
        {
            return values;
        }

        foreach (JsonProperty property in section.EnumerateObject())
        {
            values[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                JsonValueKind.Null => null,
                _ => throw Wrong(
                    path, property.Name, $"the value of '{property.Name}' is {SettingsFiles.Described(property.Value)}, but must be a text, a number, true or false (write Section__Key for nested settings)"),
            };
        }

        return values;
    }

    private static JsonElement? Section(string path, JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out JsonElement section) || section.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return section.ValueKind == JsonValueKind.Object
            ? section
            : throw Wrong(path, name, $"'{name}' must be an object, not {SettingsFiles.Described(section)}");
    }

    private static string? Text(JsonElement? section, string name) =>
        section?.TryGetProperty(name, out JsonElement value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Port(string path, JsonElement? host)
    {
        if (host?.TryGetProperty(nameof(LocalHttpPort), out JsonElement value) != true)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int port) && port is >= 0 and <= 65535
            ? port
            : throw Wrong(path, nameof(LocalHttpPort), $"LocalHttpPort must be a number from 0 to 65535, not {value.GetRawText()}");
    }

    private static HostSetupException Wrong(string path, string name, string what) =>
        new($"{path}, line {SettingsFiles.LineOf(path, name)}: {what}.");
}
