using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

public partial class RuleTableTests
{
    private const string Begin = "<!-- rules: begin -->\n";
    private const string End = "<!-- rules: end -->";

    private static readonly LoadedPack Pack = PolicyLibrary.Embedded().Packs[^1];
    private static readonly string Readme = RepositoryRoot.Read("AtoZ.Functions", "Guarantee", "Policy", "README.md");

    [Fact]
    public void The_table_in_the_README_is_that_of_code_and_pack()
    {
        string written = Readme[(Readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..Readme.IndexOf(End, StringComparison.Ordinal)];

        Assert.True(written == RuleTable.Render(Pack), $"Put this between the marks of Policy/README.md:\n{RuleTable.Render(Pack)}");
    }

    [Fact]
    public void Every_number_of_the_pack_belongs_to_one_rule_of_the_table()
    {
        ILookup<string, string> rules = RuleIndex.All.SelectMany(rule => RuleTable.Paths(rule, Pack).Select(path => (Path: path, rule.Code))).ToLookup(r => r.Path, r => r.Code);

        Assert.All(Pack.Numbers.Keys, path => Assert.Single(rules[path]));
    }

    [Fact]
    public void Every_number_that_a_rule_names_stands_in_the_pack() =>
        Assert.All(RuleIndex.All, rule => Assert.Equal(rule.Numbers.Length > 0, RuleTable.Paths(rule, Pack).Any()));

    [Fact]
    public void Every_rule_has_its_own_code_and_its_file_is_there()
    {
        IReadOnlyList<IndexedRule> rows = RuleIndex.All;

        Assert.Equal(rows.Count, rows.DistinctBy(r => r.Code).Count());
        Assert.All(rows, row => Assert.True(File.Exists(Path.Combine(RepositoryRoot.Path, "AtoZ.Functions", "Guarantee", "Policy", row.File)), row.File));
    }

    [Fact]
    public void Every_source_that_is_cited_is_listed_and_no_other()
    {
        IEnumerable<string> cited = Pack.Numbers.Values.SelectMany(n => Key().Matches(n.Source)).Select(m => m.Value).Distinct(StringComparer.Ordinal);
        IEnumerable<string> listed = Readme[Readme.IndexOf(End, StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("- [", StringComparison.Ordinal)).Select(line => Key().Match(line).Value);

        Assert.Equal(cited.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\[[A-Z][0-9]+b?\]", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
