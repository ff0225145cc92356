using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

public partial class SettingsSampleTests
{
    // Given on the command line, or by the host beside its data.
    private static readonly string[] OnCommandLine = ["port", "LocalHost__Port"];

    // Only Azure's services have these; docs of the Azure build name them.
    private static readonly string[] OnlyInAzure = ["EmailEndpoint", "APPLICATIONINSIGHTS_CONNECTION_STRING", "WEBSITE_AUTH_ENABLED", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__accountName"];

    [Fact]
    public void The_sample_holds_every_setting_that_the_app_reads()
    {
        HashSet<string> sample = Values().EnumerateObject().Select(v => v.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<string> read = [.. Read().Except(OnlyInAzure.Concat(OnCommandLine), StringComparer.OrdinalIgnoreCase)];
        Assert.True(read.Count >= 8, $"Only {read.Count} settings were found in the source: the search is broken.");
        Assert.All(read, name => Assert.Contains(name, sample));
    }

    [Fact]
    public void The_sample_holds_no_secret()
    {
        Assert.Equal("", Values().GetProperty("LinkSigningKey").GetString());
        Assert.Equal("UseDevelopmentStorage=true", Values().GetProperty("AzureWebJobsStorage").GetString());
    }

    private static JsonElement Values() =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Root(), "local.settings.sample.json"))).GetProperty("Values");

    private static IEnumerable<string> Read() => Directory.EnumerateFiles(Path.Combine(Root(), "AtoZ.Functions"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(path => Name().Matches(File.ReadAllText(path)))
        .Select(m => m.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static string Root()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "AtoZ.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests do not run within the repository.");
    }

    [GeneratedRegex("(?:[cC]onfiguration\\[|onfiguration\\.GetValue\\(|\\(configuration, |Setting = |TimerTrigger\\()\"%?(?<name>[A-Za-z_:]+)%?\"", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
