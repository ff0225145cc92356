using System.Text.RegularExpressions;
using AtoZ.Functions.Edge.Api.ProblemTypes;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

public sealed partial class ProblemCatalogueTests
{
    // Given by hosts and by what no other code of ours says.
    private static readonly string[] OfTheHost = ["INTERNAL"];

    private static readonly HashSet<string> InTheCode =
    [
        .. new[] { "AtoZ.Functions", "infra/local/AtoZ.Local" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value)),
    ];

    [Fact]
    public void Every_code_that_a_refusal_has_is_in_the_catalogue() =>
        Assert.Empty(InTheCode.Where(c => ProblemCatalogue.Of(c) is null).Order());

    [Fact]
    public void The_catalogue_has_no_code_that_nothing_gives() =>
        Assert.Empty(ProblemCatalogue.All.Select(k => k.Code).Except(InTheCode).Except(OfTheHost));

    [Fact]
    public void Every_kind_says_what_it_means_and_what_to_do() =>
        Assert.All(ProblemCatalogue.All, k => Assert.True(k.Means.EndsWith('.') && k.Remedy.EndsWith('.') && k.Status.All(s => s is >= 400 and < 600) && k.Status.Count > 0, k.Code));

    [Fact]
    public void The_page_of_the_documentation_lists_the_catalogue()
    {
        string path = Path.Combine(RepositoryRoot.Path, "AtoZ.Functions/docs/problems.md");
        string[] rows = [.. ProblemCatalogue.All.Select(k => $"| `{k.Code}` | {string.Join(", ", k.Status)} | {k.Means} | {k.Remedy} |")];
        if (Environment.GetEnvironmentVariable("ATOZ_WRITE_DOCS") == "1")
        {
            File.WriteAllLines(path, File.ReadLines(path).TakeWhile(l => !l.StartsWith("| `", StringComparison.Ordinal)).Concat(rows));
        }

        Assert.Equal(rows, File.ReadLines(path).Where(l => l.StartsWith("| `", StringComparison.Ordinal)));
    }

    // A code stands first in a refusal, a wrong field or a rule that failed.
    [GeneratedRegex("""(?:Refusal|FieldError|Refuse|Wrong|new|\? )\(\s*"(?<code>[A-Z]+(?:_[A-Z]+)+)"(?=,)""", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
