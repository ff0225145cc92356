using System.Diagnostics;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Tests.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api.OpenApi;

/// <summary>Makes the typed client from the description, compiles it strictly, and lets it play a claim.</summary>
[Collection("api")]
public sealed class TypedClientTests(ApiHost api)
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "infra", "clients", "typescript");

    [Fact]
    public async Task A_claim_is_played_to_its_end_by_the_typed_client()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "openapi.json"), ApiDocument.Of(typeof(AtoZApp).Assembly, null).ToJsonString());
        await Run("npm", "run", "--silent", "generate");
        await Run("npm", "run", "--silent", "build");

        Assert.Contains("PaidBySeller", await Run("node", Path.Combine("dist", "journey.js"), api.Address.ToString().TrimEnd('/'), api.BackendKey.Value), StringComparison.Ordinal);
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "Run infra/local/prepare first: it installs the generator.");
        (int code, string output, string errors) = await Command.Run(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder });
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)}: {output}{errors}");
        return output;
    }
}
