using System.Text.Json;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

public class SettingsSampleTests
{
    // Given on the command line, or by the host beside its data.
    private static readonly string[] OnCommandLine = ["port", "LocalHost__Port"];

    // Only Azure's services have these; docs of the Azure build name them.
    private static readonly string[] OnlyInAzure = ["EmailEndpoint", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "WEBSITE_AUTH_ENABLED", "WEBSITE_HOSTNAME", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__accountName"];

    [Fact]
    public void The_sample_holds_every_setting_that_the_app_reads()
    {
        HashSet<string> sample = Values().EnumerateObject().Select(v => v.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<string> read = [.. SettingsInCode.All().Except(OnlyInAzure.Concat(OnCommandLine), StringComparer.OrdinalIgnoreCase)];
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
        JsonSerializer.Deserialize<JsonElement>(RepositoryRoot.Read("local.settings.sample.json")).GetProperty("Values");
}
