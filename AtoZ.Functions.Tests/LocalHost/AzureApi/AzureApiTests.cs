using System.Text.RegularExpressions;
using AtoZ.LocalHost;
using Xunit;

namespace AtoZ.Functions.Tests.LocalHost.AzureApi;

/// <summary>
/// The local host's types in Microsoft's namespaces against the lists made from Microsoft's assemblies. What is not in the
/// lists would compile here and not in Azure; what is missing here is written down with its reason in not-offered.md: a member
/// as its line of the list, a type by its name (an asterisk stands for the rest), each between backticks.
/// </summary>
public sealed partial class AzureApiTests
{
    private const string Separator = " :: ";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "LocalHost", "AzureApi");

    private static readonly HashSet<string> Listed = [.. Directory.EnumerateFiles(Folder, "*.txt").SelectMany(File.ReadLines)];

    private static readonly string[] Offered = [.. PublicApi.Lines(typeof(AssemblyMarker).Assembly, IsMicrosofts).Distinct()];

    private static readonly string[] NotOffered = [.. Marked().Matches(File.ReadAllText(Path.Combine(Folder, "not-offered.md"))).Select(m => m.Groups["name"].Value)];

    [Fact]
    public void Every_public_type_and_member_in_Microsofts_namespaces_is_in_the_lists()
    {
        string[] ours = [.. Offered.Except(Listed)];

        Assert.True(ours.Length == 0, string.Join('\n', ours));
    }

    [Fact]
    public void Every_listed_member_of_an_offered_type_is_offered_or_written_down_with_a_reason()
    {
        HashSet<string> offeredTypes = [.. Offered.Select(Owner)];
        string[] missing = [.. Listed.Where(line => offeredTypes.Contains(Owner(line))).Except(Offered).Except(NotOffered).Order(StringComparer.Ordinal)];

        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Every_listed_type_is_offered_or_written_down_with_a_reason()
    {
        string[] missing = [.. Listed.Select(Owner).Distinct().Except(Offered.Select(Owner)).Where(type => !NotOffered.Any(name => Names(name, type))).Order(StringComparer.Ordinal)];

        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void A_member_written_down_as_not_offered_is_listed_and_truly_missing()
    {
        string[] stale = [.. NotOffered.Where(name => name.Contains(Separator, StringComparison.Ordinal)).Where(line => !Listed.Contains(line) || Offered.Contains(line))];

        Assert.True(stale.Length == 0, string.Join('\n', stale));
    }

    private static bool IsMicrosofts(string ns) => ns.StartsWith("Microsoft.", StringComparison.Ordinal) || ns.StartsWith("DurableTask.", StringComparison.Ordinal);

    private static string Owner(string line) => line[..line.IndexOf(Separator, StringComparison.Ordinal)];

    private static bool Names(string written, string type) => written.EndsWith('*')
        ? type.StartsWith(written[..^1], StringComparison.Ordinal)
        : type == written || type.EndsWith("." + written, StringComparison.Ordinal);

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();
}
