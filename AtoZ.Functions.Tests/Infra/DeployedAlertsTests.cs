using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

public partial class DeployedAlertsTests
{
    private static IEnumerable<Resource> OnLogs => Deployment.Prod.AllOf("Microsoft.Insights/scheduledQueryRules");

    private static IEnumerable<Resource> OnMetrics => Deployment.Prod.AllOf("Microsoft.Insights/metricAlerts");

    [Fact]
    public void What_an_alert_looks_for_is_what_the_app_logs()
    {
        string app = Path.Combine(RepositoryRoot.Path, "AtoZ.Functions");
        string source = string.Concat(Directory.EnumerateFiles(app, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] phrases = [.. OnLogs.SelectMany(a => Phrase().Matches(Query(a))).Select(m => m.Groups["words"].Value)];
        Assert.True(phrases.Length >= 7, $"Only {phrases.Length} phrases were found: the search is broken.");

        // Between two names in braces nothing but the words of the template is in the log.
        Assert.All(phrases, words => Assert.Contains(words, source, StringComparison.Ordinal));
        Assert.Contains("{Commands} commands raised again", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_alert_reaches_somebody_and_the_handbook_says_what_to_do()
    {
        string handbook = RepositoryRoot.Read("AtoZ.Functions", "docs", "operations.md");
        IEnumerable<string> names = OnLogs.Concat(OnMetrics).Select(a => a.Name["atoz-".Length..]);
        Assert.All(names, name => Assert.Contains($"- `{name}`:", handbook, StringComparison.Ordinal));
        Assert.All(OnLogs, alert => Assert.Single(alert.Properties["actions"]!["actionGroups"]!.AsArray()));
        Assert.All(OnMetrics, alert => Assert.Single(alert.Properties["actions"]!.AsArray()));
        JsonObject owners = Deployment.Dev.One("Microsoft.Insights/actionGroups").Properties;
        Assert.Equal((1, 0), (owners["armRoleReceivers"]!.AsArray().Count, owners["emailReceivers"]!.AsArray().Count));
        Assert.Single(Deployment.Everything.One("Microsoft.Insights/actionGroups").Properties["emailReceivers"]!.AsArray());
    }

    [Fact]
    public void An_alert_looks_at_least_as_far_back_as_to_its_last_look()
    {
        Assert.All(OnLogs.Concat(OnMetrics), a => Assert.True(Span(a, "windowSize") >= Span(a, "evaluationFrequency"), a.Name));

        // The tables of a new workspace come into being with their first row.
        Assert.All(OnLogs, a => Assert.True(a.Properties["skipQueryValidation"]!.GetValue<bool>()));
    }

    private static string Query(Resource alert) => alert.Properties.At("criteria/allOf/0/query");

    private static TimeSpan Span(Resource alert, string name) => XmlConvert.ToTimeSpan(alert.Properties.At(name));

    [GeneratedRegex("Message has \"(?<words>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Phrase();
}
