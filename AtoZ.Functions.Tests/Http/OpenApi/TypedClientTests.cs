using System.Diagnostics;
using System.Text.Json.Nodes;
using AtoZ.Functions.Http.OpenApi;
using Xunit;

namespace AtoZ.Functions.Tests.Http.OpenApi;

/// <summary>Makes the typed client from the description, compares it with the one that is checked in, and lets it play a claim.</summary>
[Collection("api")]
public sealed class TypedClientTests(ApiHost api)
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "infra", "clients", "typescript");

    [Fact]
    public async Task The_typed_client_is_the_one_that_the_description_makes()
    {
        JsonObject document = ApiDocument.Of(typeof(AtoZApp).Assembly, null);
        string folder = Directory.CreateTempSubdirectory("atoz-client-").FullName;
        try
        {
            string description = Path.Combine(folder, "openapi.json"), made = Path.Combine(folder, "schema.d.ts");
            await File.WriteAllTextAsync(description, document.ToJsonString());
            await Run("node", Path.Combine("node_modules", "openapi-typescript", "bin", "cli.js"), description, "--output", made);
            string checkedIn = Path.Combine(Folder, "schema.d.ts");
            if (Environment.GetEnvironmentVariable("ATOZ_WRITE_CLIENT") == "1")
            {
                File.Copy(made, checkedIn, overwrite: true);
            }

            Assert.True(await File.ReadAllTextAsync(made) == await File.ReadAllTextAsync(checkedIn), "The API changed: run this test with ATOZ_WRITE_CLIENT=1 and check the client in.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_claim_is_played_to_its_end_by_the_typed_client()
    {
        await Run("node", Path.Combine("node_modules", "typescript", "bin", "tsc"));
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
