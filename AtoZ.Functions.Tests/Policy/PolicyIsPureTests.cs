using System.Text.RegularExpressions;
using Xunit;

namespace AtoZ.Functions.Tests.Policy;

/// <summary>Policy is arithmetic over facts: the same answer for the preview, the filing, the dry run and the court years later.</summary>
public partial class PolicyIsPureTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "AtoZ.Functions", "Policy");

    // Reading the embedded packs, and making the library known to the app, are the two doors of the folder.
    private static readonly string[] Doors = ["PolicyLibrary.cs", "PolicyRegistration.cs"];

    public static TheoryData<string> Files => new(Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)));

    // Of Data only its records may be looked at; that the store itself is not, the next test sees to.
    [Theory]
    [MemberData(nameof(Files))]
    public void A_rule_references_only_policy_claims_payments_records_and_plain_types(string file)
    {
        string[] allowed =
        [
            "AtoZ.Functions.Claims", "AtoZ.Functions.Data", "AtoZ.Functions.Inquiries", "AtoZ.Functions.Policy.Inquiries", "AtoZ.Functions.Payments", "AtoZ.Functions.Policy", "AtoZ.Functions.Policy.Eligibility", "AtoZ.Functions.Policy.FraudRules",
            "System.Collections.Concurrent", "System.Globalization", "System.Text", "System.Text.Json", "System.Text.Json.Nodes", "System.Text.Json.Serialization", "System.Text.RegularExpressions", "System.Xml",
            .. Doors.Contains(file, StringComparer.Ordinal) ? new[] { "System.Reflection", "Microsoft.Extensions.DependencyInjection" } : [],
        ];

        IEnumerable<string> used = Using().Matches(Source(file)).Select(m => m.Groups["name"].Value);

        Assert.All(used, name => Assert.True(allowed.Contains(name, StringComparer.Ordinal), $"{file} uses {name}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_rule_has_no_clock_no_chance_no_wait_and_no_store(string file)
    {
        Match found = Impure().Match(Source(file));

        Assert.False(found.Success, $"{file}: {found.Value}");
    }

    private static string Source(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^using (static )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"TimeProvider|UtcNow|DateTime\.Now|Stopwatch|Guid\.NewGuid|\bRandom\b|\bawait\b|Task[<.]|File\.(Read|Open|Write)|HttpClient|DbContext|DbSet|AtoZDb\b|AtoZStore", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Impure();
}
