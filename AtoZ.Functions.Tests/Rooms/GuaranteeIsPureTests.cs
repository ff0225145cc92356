using System.Text.RegularExpressions;
using Xunit;

namespace AtoZ.Functions.Tests.Rooms;

/// <summary>The guarantee is arithmetic over facts: the same answer for the preview, the filing, the dry run and the court years later.</summary>
public partial class GuaranteeIsPureTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "AtoZ.Functions", "Guarantee");

    // Reading what is embedded, and making the library known to the app, are the doors of the room.
    private static readonly string[] Doors = ["Currencies.cs", "RedressBodies.cs", "PolicyLibrary.cs", "PolicyRegistration.cs"];

    public static TheoryData<string> Files => new(Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_rule_references_only_the_guarantee_its_texts_and_plain_types(string file)
    {
        string[] doors = Doors.Contains(Path.GetFileName(file), StringComparer.Ordinal) ? ["System.Reflection", "Microsoft.Extensions.DependencyInjection"] : [];

        IEnumerable<string> used = Using().Matches(Source(file)).Select(m => m.Groups["name"].Value);

        Assert.All(used, name => Assert.True(doors.Contains(name, StringComparer.Ordinal) || IsPlain(name), $"{file} uses {name}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_rule_has_no_clock_no_chance_no_wait_and_no_store(string file)
    {
        Match found = Impure().Match(Source(file));

        Assert.False(found.Success, $"{file}: {found.Value}");
    }

    // The dates of holidays are arithmetic too: the library computes them from the year.
    private static bool IsPlain(string name) =>
        name == "PublicHoliday" || name == "AtoZ.Functions.Texts" || name.StartsWith("AtoZ.Functions.Guarantee", StringComparison.Ordinal)
        || name is "System.Collections.Concurrent" or "System.Collections.Frozen" or "System.Globalization" or "System.Text" or "System.Text.Encodings.Web"
            or "System.Text.RegularExpressions" or "System.Xml"
        || name.StartsWith("System.Text.Json", StringComparison.Ordinal);

    private static string Source(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^using (static )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"TimeProvider|UtcNow|DateTime\.Now|Stopwatch|Guid\.NewGuid|\bRandom\b|\bawait\b|Task[<.]|File\.(Read|Open|Write)|HttpClient|DbContext|DbSet|AtoZDb\b|AtoZStore", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Impure();
}
