using System.Text.RegularExpressions;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

/// <summary>A number of the guarantee stands in the pack, with its source, and nowhere else.</summary>
public partial class NumbersOutsideThePackTests
{
    private static readonly string App = Path.Combine(RepositoryRoot.Path, "AtoZ.Functions");

    // Spans of time that are no rule of the guarantee: how the machine works, each with its reason.
    private static readonly Dictionary<string, string> Technical = new(StringComparer.Ordinal)
    {
        ["Data/StoreHealth.cs"] = "how often a failing store is told of in the log",
        ["Data/WrongClock.cs"] = "how far a clock may be off before what it stamped is put right",
        ["Messages/Email"] = "how often a mail server is tried again",
        ["Evidence"] = "how long an upload may take",
        ["Edge/Api"] = "how long a request may run",
        ["Messages/Links/Nonces.cs"] = "how long a page may stay open in a browser",
        ["Workflows/Retries.workflow.cs"] = "how often a failed activity is tried again",
        ["Facts/Orders/Mappings/MappedInstants.cs"] = "how a clock time that comes twice is found",
        ["Edge/Pages/Case/DebtInputs.cs"] = "an example of how a day is written",
        ["Edge/Pages/Case/ShowStatement.cs"] = "how much of an account a page shows at once",
        ["Edge/Pages/JustDone.cs"] = "how long a browser keeps what was just done",
        ["Payments/Service"] = "how the payment service is reached, and how old its messages may be",
        ["Guarantee/Policy/Terms/PublishingTerms.cs"] = "the least notice that running instances need",
        ["Guarantee/Policy/PolicyLibrary.cs"] = "how old the list of published packs may be",
        ["Records"] = "how long a download of records may take",
        ["Settings"] = "how the platform is reached",
        ["Cases/Staff/OidcSignIn.cs"] = "how long somebody may take to sign in",
        ["Cases/Staff/OidcProvider.cs"] = "how the identity provider is reached",
        ["Cases/Staff/TaskLeases.cs"] = "how long a task stays with whoever took it",
        ["Texts/Instants.cs"] = "how far the clocks of servers and scanners differ",
        ["Messages/Translation/HttpTranslator.cs"] = "how the translator is reached",
        ["Messages/Webhooks"] = "how a receiver's machine is tried again",
    };

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(App, "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(App, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))
        .Where(file => !Technical.Keys.Any(known => file == known || file.StartsWith(known + "/", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_file_has_a_span_of_time_or_a_limit_of_its_own(string file)
    {
        string source = File.ReadAllText(Path.Combine(App, file));

        Match span = Span().Match(source);
        Match limit = Limit().Match(source);

        Assert.False(span.Success, $"{file}: {span.Value.Trim()} is a number of the guarantee: put it into Guarantee/Policy/Packs with its source, or name the file above with its reason.");
        Assert.False(limit.Success, $"{file}: {limit.Value.Trim()} looks like a number of the guarantee: put it into Guarantee/Policy/Packs, or name it by what it bounds technically.");
    }

    [Fact]
    public void Every_exception_is_needed() =>
        Assert.All(["Messages/Links/Nonces.cs", "Workflows/Retries.workflow.cs"], known => Assert.Contains(
            Directory.EnumerateFiles(App, "*.cs", SearchOption.AllDirectories).Where(f => Path.GetRelativePath(App, f).Replace('\\', '/').StartsWith(known, StringComparison.Ordinal)),
            file => Span().IsMatch(File.ReadAllText(file))));

    [Theory]
    [InlineData("private static readonly TimeSpan Life = TimeSpan.FromDays(730);")]
    [InlineData("DateTimeOffset due = now.AddHours(-72);")]
    [InlineData("private static readonly TimeSpan Life = new(2, 0, 0);")]
    public void The_search_finds_a_span(string code) => Assert.Matches(Span(), code);

    [Theory]
    [InlineData("private const int ShortestStatement = 20;")]
    [InlineData("public const decimal AutomaticLimit = 1000m;")]
    [InlineData("private const int Days = 90;")]
    public void The_search_finds_a_limit(string code) => Assert.Matches(Limit(), code);

    [Theory]
    [InlineData("TimeSpan.FromDays(days)")]
    [InlineData("DayOf(now).AddDays(1)")]
    [InlineData("private const int BufferBytes = 4096;")]
    public void The_search_leaves_alone_what_is_none(string code)
    {
        Assert.DoesNotMatch(Span(), code);
        Assert.DoesNotMatch(Limit(), code);
    }

    // One day as the step of a calendar is no window.
    [GeneratedRegex(@"TimeSpan\.From(Hours|Minutes|Days(?!\(1\)))\([\d._]+\)|\.Add(Hours|Minutes|Months|Days(?!\(-?1\)))\(-?[\d._]+\)|TimeSpan \w+ = new\(\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Span();

    // What bounds a field, a page, a buffer or a list says so in its name.
    [GeneratedRegex(@"const (int|long|decimal|double) (?!\w*(Bytes|Length|Longest|Largest|Most|Limit of|Size|Attempts|Milliseconds|Seconds|Bits?|Side|Tile|Header|Overhead|Page|Row|Width|Height|Prefix|Band)\w*\b)\w+ = -?\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Limit();
}
