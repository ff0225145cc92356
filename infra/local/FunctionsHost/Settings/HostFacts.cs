using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace FunctionsHost.Settings;

/// <summary>What the host decided out of options and settings.</summary>
/// <param name="SettingsDirectory">Where the settings are.</param>
/// <param name="DataDirectory">Where the host keeps its data.</param>
/// <param name="Port">The port; 0 for any free one.</param>
/// <param name="Inspector">Whether it offers the inspector.</param>
/// <param name="IsVerbose">Whether it lists all functions when it has started.</param>
/// <param name="RoutePrefix">The prefix of all routes, without slashes at its ends.</param>
internal sealed record HostFacts(string SettingsDirectory, string DataDirectory, int Port, bool Inspector, string RoutePrefix, bool IsVerbose)
{
    /// <summary>The setting with the data directory; the host writes the whole path back into it.</summary>
    public const string DataDirectorySetting = $"{Section}:DataDirectory";

    private const string Section = "LocalHost";
    private const string PortSetting = $"{Section}:Port";
    private const int DefaultPort = 7071;

    /// <summary>Writes the data directory's whole path into its setting, so that the app finds it there while it is built.</summary>
    /// <param name="options">The options, which come first.</param>
    /// <param name="directory">Where the settings are.</param>
    /// <param name="configuration">All settings.</param>
    public static void AnnounceDataDirectory(LocalHostOptions options, string directory, IConfiguration configuration) =>
        configuration[DataDirectorySetting] = Path.GetFullPath(options.DataDirectory ?? configuration[DataDirectorySetting] ?? ".atoz", directory);

    /// <summary>Writes the port that options or local.settings.json choose into its setting, so that the app's addresses follow it.</summary>
    /// <param name="options">The options, which come first.</param>
    /// <param name="local">local.settings.json.</param>
    /// <param name="configuration">All settings.</param>
    public static void AnnouncePort(LocalHostOptions options, LocalSettings local, IConfiguration configuration)
    {
        // A port that the system will choose is known only when it listens.
        int? port = options.Port ?? (string.IsNullOrEmpty(configuration[PortSetting]) ? local.LocalHttpPort : null);
        if (port > 0)
        {
            configuration[PortSetting] = port.Value.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Decides.</summary>
    /// <param name="options">The options, which come first.</param>
    /// <param name="local">local.settings.json.</param>
    /// <param name="directory">Where the settings are.</param>
    /// <param name="configuration">All settings.</param>
    /// <returns>The facts.</returns>
    public static HostFacts Decide(LocalHostOptions options, LocalSettings local, string directory, IConfiguration configuration)
    {
        AnnounceDataDirectory(options, directory, configuration);
        return new HostFacts(
            directory,
            configuration[DataDirectorySetting]!,
            options.Port ?? Number(configuration, "port") ?? Number(configuration, PortSetting) ?? local.LocalHttpPort ?? DefaultPort,
            options.Inspector ?? Flag(configuration, $"{Section}:Inspector") ?? false,
            (configuration[HostJson.RoutePrefix] ?? "api").Trim('/'),
            Flag(configuration, "verbose") ?? false);
    }

    private static int? Number(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 65535
            ? number
            : throw new HostSetupException($"The setting '{name}' must be a port from 0 to 65535, not '{text}'.");
    }

    private static bool? Flag(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return bool.TryParse(text, out bool flag) ? flag : throw new HostSetupException($"The setting '{name}' must be true or false, not '{text}'.");
    }
}
