using System.Text.Json.Nodes;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

public class CompiledTemplatesTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static TheoryData<string> Roots => ["main.bicep", "after/mailReports.bicep"];

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_compiler_and_its_linter_have_nothing_to_say(string file)
    {
        string folder = Path.Combine(RepositoryRoot.Path, "infra", "azure");
        (int exitCode, string template, string said) = Bicep.Run(folder, Nothing, "build", file, "--stdout");
        Assert.True(exitCode == 0 && said.Length == 0, said);

        // A key is asked for in one place: the address that Event Grid is told, and keeps for itself.
        Assert.Equal(file.StartsWith("after/", StringComparison.Ordinal) ? 1 : 0, template.Split("listKeys(").Length - 1);
        Assert.DoesNotContain("listAccountSas", template, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_file_is_compiled()
    {
        string folder = Path.Combine(RepositoryRoot.Path, "infra", "azure");
        string main = string.Concat(Directory.EnumerateFiles(folder, "*.bicep*", SearchOption.AllDirectories).Select(File.ReadAllText));
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*.bicep", SearchOption.AllDirectories);
        IEnumerable<string> modules = files.Select(f => Path.GetFileName(f)).Except(["main.bicep", "mailReports.bicep"]);
        Assert.All(modules, module => Assert.Contains(module + "'", main, StringComparison.Ordinal));
    }

    // One that is made before belongs to Azure, and nobody can grant anything on it: https://github.com/Azure/bicep-registry-modules/issues/3596
    [Fact]
    public void The_database_is_made_when_there_is_an_administrator_to_own_it()
    {
        JsonNode database = Compiled("databaseOwned").Single(r => r.At("type").EndsWith("/databases", StringComparison.Ordinal));
        Assert.Contains(database["dependsOn"]!.AsArray(), d => d!.ToString().Contains("flexibleServers/administrators'", StringComparison.Ordinal));
    }

    // Of two at once for one account Azure may refuse one: https://github.com/Azure/bicep-registry-modules/issues/6001
    [Fact]
    public void Private_addresses_are_made_one_after_the_other()
    {
        JsonNode copy = Assert.Single(Compiled("privateLinks"))["copy"]!;
        Assert.Equal(("serial", "1"), (copy.At("mode"), copy.At("batchSize")));
    }

    private static IEnumerable<JsonNode> Compiled(string module)
    {
        string folder = Path.Combine(RepositoryRoot.Path, "infra", "azure", "modules");
        (int exitCode, string template, string said) = Bicep.Run(folder, Nothing, "build", module + ".bicep", "--stdout");
        Assert.True(exitCode == 0, said);
        return JsonNode.Parse(template)!["resources"]!.AsArray().Select(r => r!);
    }
}
