using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace AtoZ.Functions.Tests.Rooms;

/// <summary>
/// A test is a sentence that says what is so: <c>A_second_claim_is_refused_while_the_first_is_open</c>. Its class, after which the file is named, is
/// what is tested and <c>Tests</c>, or the title of a story, a sentence too.
/// </summary>
public partial class TestsAreNamedOneWayTests
{
    private static readonly string[] Projects = ["AtoZ.Functions.Tests", "infra/local/DurableTask.Sqlite.Tests"];

    public static TheoryData<string> Files => [.. Projects.SelectMany(SourcesOf)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_test_is_a_sentence_and_its_file_is_named_as_what_is_tested_or_as_a_story(string file)
    {
        string source = RepositoryRoot.Read(file);
        string subject = Path.GetFileName(file).Split('.')[0];
        string[] tests = Names(Test(), source);

        Assert.Contains(subject, Names(TopLevelType(), source));
        Assert.All(tests, test => Assert.Matches(Sentence(), test));
        Assert.True(tests.Length == 0 || subject.EndsWith("Tests", StringComparison.Ordinal) || Sentence().IsMatch(subject), file);
    }

    // The inputs that failed in the trials of 28 November 2026 are numbered; a number leads to its tests: dotnet test --filter Case=15.
    [Fact]
    public void Each_input_that_failed_in_a_trial_has_its_test()
    {
        IEnumerable<int> tested = Projects.SelectMany(SourcesOf).SelectMany(file => Case().Matches(RepositoryRoot.Read(file))).Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture));

        Assert.Equal(Enumerable.Range(1, 43), tested.Distinct().Order());
    }

    [Fact]
    public void No_test_is_overlooked()
    {
        IEnumerable<string> compiled =
            from type in typeof(TestsAreNamedOneWayTests).Assembly.GetTypes()
            from method in type.GetMethods(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            where method.IsDefined(typeof(FactAttribute), inherit: false)
            select method.Name;

        Assert.Empty(compiled.Except(SourcesOf(Projects[0]).SelectMany(file => Names(Test(), RepositoryRoot.Read(file)))));
    }

    private static IEnumerable<string> SourcesOf(string project) =>
        from path in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, project), "*.cs", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/')
        where !file[project.Length..].StartsWith("/obj/", StringComparison.Ordinal) && !file[project.Length..].StartsWith("/bin/", StringComparison.Ordinal)
        select file;

    private static string[] Names(Regex declaration, string source) => [.. declaration.Matches(source).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex("""\[Trait\("Case", "(?<number>\d+)"\)\]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Case();

    [GeneratedRegex(@"^ {4}\[(\w*Fact|\w*Theory)\b.*\n( {4}\[.*\n| {4,}//.*\n| {8,}.*\n|#.*\n)*? {4}(public|internal) [^\n(=]*?(?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Test();

    [GeneratedRegex(@"^(public|internal) (sealed |partial |abstract |static |readonly )*(class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TopLevelType();

    // A capital, and words that are no names of methods: what somebody would say.
    [GeneratedRegex(@"^\p{Lu}[^_]*(_(?!(Should|When|Then|Given|Returns)_)[^_]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();
}
