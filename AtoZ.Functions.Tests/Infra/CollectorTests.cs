using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AtoZ.Functions.Messages.Links;
using AtoZ.Local;
using FunctionsHost.Discovery;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

/// <summary>
/// The collector's configuration cuts the links of parties, as the rule of Azure's workspace does. No collector runs here: its pattern is
/// taken out of the file, and .NET reads it as Go does.
/// </summary>
public partial class CollectorTests
{
    private const string Token = "{token}";

    private static readonly IReadOnlyList<Match> Statements = Statement().Matches(Text);

    // Every route that takes the token of a link.
    public static TheoryData<string> Routes =>
    [
        .. FunctionCatalog.Find(LocalAtoZ.Options()).OfTrigger<HttpTrigger>().Select(found => found.Trigger.Route ?? "")
            .Where(route => route.Contains(Token, StringComparison.Ordinal)).Distinct(),
    ];

    private static string Text => RepositoryRoot.Read("infra", "observability", "collector.yaml");

    [Theory]
    [MemberData(nameof(Routes))]
    public void No_link_of_any_route_is_passed_on(string route)
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24 + LinkKeys.SignatureBytes));
        string path = "/" + route.Replace(Token, token, StringComparison.Ordinal);
        string clean = "/" + route.Replace(Token, "-", StringComparison.Ordinal);
        Assert.Equal(clean, Cut(path));
        Assert.Equal($"https://claims.example{clean}?lang=de", Cut($"https://claims.example{path}?lang=de"));
        Assert.Equal($"Request starting HTTP/1.1 GET {clean} - - -", Cut($"Request starting HTTP/1.1 GET {path} - - -"));

        // A path is matched without regard to case, and however it is spelled.
        string capitals = route.Split(Token)[0].ToUpperInvariant();
        Assert.Equal($"/{capitals}-", Cut($"/{capitals}%41{token[1..]}"));

        Assert.Equal($"GET /{route}", Cut($"GET /{route}"));
    }

    [Fact]
    public void All_that_may_hold_a_link_is_looked_through_before_it_is_passed_on()
    {
        string[] all =
        [
            "datapoint.attributes", "log.attributes", "log.body",
            "span.attributes", "span.name", "span.status.message", "spanevent.attributes",
        ];
        Assert.Equal(all, Statements.Select(s => s.Groups["where"].Value).Order(StringComparer.Ordinal));
        Assert.Single(Statements.Select(s => (s.Groups["pattern"].Value, s.Groups["by"].Value)).Distinct());
        const string way = "{ receivers: [otlp], processors: [transform, batch], exporters: [otlp_http] }\n";
        Assert.All(["traces", "logs", "metrics"], signal => Assert.Contains($"\n    {signal}: {way}", Text, StringComparison.Ordinal));
    }

    // The collector reads $$ as $, which else begins a variable.
    private static string Cut(string text)
    {
        GroupCollection said = Statements[0].Groups;
        string by = said["by"].Value.Replace("$$", "$", StringComparison.Ordinal);
        return Regex.Replace(text, said["pattern"].Value, by, RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    // What has a backslash in it would be read in two ways.
    [GeneratedRegex(
        """- replace_(all_)?patterns?\((?<where>[a-z.]+), ("value", )?"(?<pattern>[^"\\]+)", "(?<by>[^"\\]+)"\)""",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Statement();
}
