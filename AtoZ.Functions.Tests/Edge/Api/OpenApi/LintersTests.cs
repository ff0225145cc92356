using System.Diagnostics;
using System.Text.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Tests.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api.OpenApi;

/// <summary>Public linters judge the description of the API by their own recommended rules.</summary>
public sealed class LintersTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "infra", "lint");

    [Trait("Category", "Long")]
    [Trait("Case", "43")]
    [Fact]
    public async Task Redocly_finds_no_error_and_no_warning()
    {
        string report = await Lint(description => [Path.Combine("node_modules", "@redocly", "cli", "bin", "cli.js"), "lint", "--config", "redocly.yaml", "--max-problems", "1000", "--format", "json", description]);
        JsonElement totals = JsonSerializer.Deserialize<JsonElement>(report[report.IndexOf('{', StringComparison.Ordinal)..(report.LastIndexOf('}') + 1)]).GetProperty("totals");
        Assert.True(totals.GetProperty("errors").GetInt32() + totals.GetProperty("warnings").GetInt32() == 0, report);
    }

    [Trait("Category", "Long")]
    [Trait("Case", "43")]
    [Fact]
    public async Task Spectral_finds_no_error_and_no_warning()
    {
        string report = await Lint(description => [Path.Combine("node_modules", "@stoplight", "spectral-cli", "dist", "index.js"), "lint", "--ruleset", ".spectral.yaml", "--format", "json", description]);
        Assert.StartsWith("[]", report.Trim(), StringComparison.Ordinal);
    }

    private static async Task<string> Lint(Func<string, string[]> arguments)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "Run infra/local/prepare first: it installs the linters.");
        string folder = Directory.CreateTempSubdirectory("atoz-lint-").FullName;
        try
        {
            string description = Path.Combine(folder, "openapi.json");
            await File.WriteAllTextAsync(description, ApiDocument.Of(typeof(AtoZApp).Assembly, null).ToJsonString());
            ProcessStartInfo start = new("node", arguments(description)) { WorkingDirectory = Folder };
            start.Environment["REDOCLY_TELEMETRY"] = "off";
            start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
            return (await Command.Run(start)).Output;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
