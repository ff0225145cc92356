using System.Text.RegularExpressions;

namespace AtoZ.Functions.Tests.Settings;

/// <summary>The names of all settings that the app's source reads, as the platform spells them.</summary>
internal static partial class SettingsInCode
{
    private static readonly string App = Path.Combine(RepositoryRoot.Path, "AtoZ.Functions");

    public static IEnumerable<string> All() => Directory.EnumerateFiles(App, "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(path => Name().Matches(File.ReadAllText(path)))
        .Select(m => m.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("(?:[cC]onfiguration\\[|onfiguration\\.GetValue\\(|\\(configuration, |Setting = |TimerTrigger\\()\"%?(?<name>[A-Za-z_:]+)%?\"", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
