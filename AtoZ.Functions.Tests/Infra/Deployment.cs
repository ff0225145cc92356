using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

/// <summary>What would be deployed: each resource with its values, as the compiler works them out from a parameter file.</summary>
internal sealed class Deployment
{
    private Deployment(JsonObject snapshot)
    {
        this.Resources = [.. snapshot["predictedResources"]!.AsArray().Select(r => new Resource(r!.AsObject()))];
        this.Outputs = snapshot["outputs"]!.AsObject();
        Assert.Empty(snapshot["diagnostics"]!.AsArray());
    }

    public IReadOnlyList<Resource> Resources { get; }

    public JsonObject Outputs { get; }

    /// <summary>The app's settings.</summary>
    public JsonObject Settings => this.SiteConfig("appsettings");

    public static Deployment Dev { get; } = Of(("ATOZ_STAGE", "dev"));

    public static Deployment Prod { get; } = Of(("ATOZ_STAGE", "prod"));

    /// <summary>Everything that can be switched on.</summary>
    public static Deployment Everything { get; } = Of(
        ("ATOZ_STAGE", "prod"),
        ("ATOZ_DURABLE_BACKEND", "DurableTaskScheduler"),
        ("ATOZ_STAFF_CLIENT_ID", "00000000-0000-0000-0000-0000000000aa"),
        ("ATOZ_PAYMENT_SERVICE_URL", "https://payments.example"),
        ("ATOZ_TRANSLATION_URL", "https://translate.example"),
        ("ATOZ_PREVIOUS_LINK_KEY_URI", "https://vault.example/secrets/LinkSigningKey/1"),
        ("ATOZ_RECORD_KEYS_REVOKED", "a-key=2026-11-29T12:00:00Z"),
        ("ATOZ_MAIL_DOMAIN", "claims.example"),
        ("ATOZ_MAIL_DOMAIN_VERIFIED", "true"),
        ("ATOZ_MAIL_SENDER", "claims"),
        ("ATOZ_OPERATIONS_EMAIL", "ops@marketplace.example"),
        ("ATOZ_PUBLIC_BASE_URL", "https://claims.example"));

    public static IEnumerable<Deployment> All => [Dev, Prod, Everything];

    /// <summary>What the parameter file makes of an environment.</summary>
    public static Deployment Of(params (string Name, string Value)[] environment) =>
        new(Snapshot(environment.ToDictionary(e => e.Name, e => e.Value)));

    public IEnumerable<Resource> AllOf(string type) => this.Resources.Where(r => r.Type == type);

    public Resource One(string type, Func<Resource, bool>? which = null) => this.AllOf(type).Single(which ?? (_ => true));

    /// <summary>The role assignments: on what kind of resource, which role.</summary>
    public IEnumerable<(string On, string Role)> Roles() =>
        from role in this.AllOf("Microsoft.Authorization/roleAssignments")
        select (role.ScopeType, role.Properties.At("roleDefinitionId").Split('/')[^1]);

    /// <summary>A part of the app's configuration.</summary>
    public JsonObject SiteConfig(string name) =>
        this.One("Microsoft.Web/sites/config", r => r.Name.Contains($"'{name}'", StringComparison.Ordinal)).Properties;

    private static JsonObject Snapshot(Dictionary<string, string> environment)
    {
        // The compiler writes beside the parameter file.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("atoz-bicep-");
        try
        {
            Copy(Path.Combine(RepositoryRoot.Path, "infra", "azure"), folder.FullName);
            string[] arguments =
            [
                "snapshot", "main.bicepparam", "--mode", "overwrite",
                "--subscription-id", "00000000-0000-0000-0000-000000000001", "--tenant-id", "00000000-0000-0000-0000-000000000002",
            ];
            (int exitCode, string output, string said) = Bicep.Run(folder.FullName, environment, arguments);
            Assert.True(exitCode == 0 && said.Length == 0, output + said);
            return JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "main.snapshot.json")))!.AsObject();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

/// <summary>A resource that would be made.</summary>
internal sealed record Resource(JsonObject Json)
{
    public string Type => Json["type"]!.GetValue<string>();

    public string Name => Json["name"]!.GetValue<string>();

    public JsonObject Properties => Json["properties"]?.AsObject() ?? [];

    public ISet<string> Tags => Json["tags"]?.AsObject().Select(t => t.Key).ToHashSet() ?? [];

    /// <summary>The type of the resource that an extension is put on: the first that its id names.</summary>
    public string ScopeType
    {
        get
        {
            string[] parts = Json["id"]!.GetValue<string>().Split("/providers/")[1].Split('\'')[0].Split('/');
            return string.Join('/', parts.Where((_, i) => i == 0 || i % 2 == 1));
        }
    }
}

/// <summary>Values by their path.</summary>
internal static class JsonPath
{
    /// <summary>The text of a value, such as <c>criteria/allOf/0/query</c>.</summary>
    public static string At(this JsonNode node, string path) =>
        path.Split('/').Aggregate(node, (at, part) => at is JsonArray array ? array[Index(part)]! : at[part]!).ToString();

    private static int Index(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}
