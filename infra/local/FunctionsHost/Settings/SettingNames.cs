using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace FunctionsHost.Settings;

/// <summary>Replaces <c>%Name%</c> in a trigger by a setting.</summary>
internal static partial class SettingNames
{
    /// <summary>Replaces all names in a text.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="text">The text.</param>
    /// <param name="function">The function, for the sentence.</param>
    /// <returns>The text with the settings' values.</returns>
    /// <exception cref="HostSetupException">There is no such setting.</exception>
    public static string Resolve(IConfiguration configuration, string text, string function) =>
        Name.Replace(text, match => configuration[match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new HostSetupException(
                $"The function '{function}' asks for the setting '{match.Groups["name"].Value}' (%{match.Groups["name"].Value}%), which is not set; add it to Values in local.settings.json."));

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name { get; }
}
