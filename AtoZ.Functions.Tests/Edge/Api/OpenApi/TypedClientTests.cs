using System.Diagnostics;
using AtoZ.Functions.Edge.Api.OpenApi;
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
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await output}{await errors}");
        return await output;
    }
}
