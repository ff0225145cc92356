using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

/// <summary>The rule table of <c>Policy/README.md</c>, made from code and pack.</summary>
internal static class RuleTable
{
    /// <summary>The numbers of a rule, in the order of the pack.</summary>
    public static IEnumerable<string> Paths(IndexedRule rule, LoadedPack pack) => pack.Numbers.Keys.Where(path => RuleIndex.RuleOf(path) == rule);

    public static string Render(LoadedPack pack)
    {
        List<string> lines = ["| code | rule | numbers | source | file |", "| --- | --- | --- | --- | --- |"];
        foreach (IndexedRule rule in RuleIndex.All)
        {
            List<string> paths = [.. Paths(rule, pack)];
            string values = string.Join("; ", paths.Where(path => !path.EndsWith(".applies", StringComparison.Ordinal)).Select(path => $"{Name(path)} {Value(pack.Numbers[path].Value)}"));
            string sources = string.Join("; ", paths.Select(path => pack.Numbers[path].Source).Distinct(StringComparer.Ordinal));
            lines.Add($"| {rule.Code} | {rule.Sentence} | {values} | {sources} | `{rule.File}` |");
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Name(string path) => (RuleIndex.OverlayOf(path) is { } overlay ? $"{overlay}: " : "") + path[(path.LastIndexOf('.') + 1)..];

    private static string Value(string value) => string.Join(", ", value.Trim('[', ']').Split(',').Select(part => part.Trim(' ', '"')));
}
