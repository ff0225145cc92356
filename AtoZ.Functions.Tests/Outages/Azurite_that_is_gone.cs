using System.Diagnostics;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Evidence;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Local.Storage;
using FunctionsHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AtoZ.Functions.Tests.Outages;

/// <summary>The local Blob storage dies while the app runs, or is no longer whole when it starts.</summary>
public sealed class Azurite_that_is_gone : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Trait("Category", "Long")]
    [Trait("Case", "33")]
    [Fact]
    public async Task Azurite_that_was_killed_is_started_again_and_uploads_go_on()
    {
        ApiHost api = new();
        await api.InitializeAsync();
        try
        {
            ClaimId claim = await api.Claim();
            Assert.Equal(201, (await Upload(api, claim, "one")).Status);
            AzuriteCompanion storage = api.Services.GetRequiredService<LocalHostOptions>().Companions.OfType<AzuriteCompanion>().Single();
            int first = storage.ProcessId!.Value;
            using (var azurite = Process.GetProcessById(first))
            {
                azurite.Kill();
            }

            using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
            Reply reply;
            for (reply = await Upload(api, claim, "two"); reply.Status != 201; reply = await Upload(api, claim, "two"))
            {
                Assert.True(reply.Status == 503, string.Join('\n', api.Logs.Lines.Where(l => l.Error is not null)));
                Assert.Equal("30", reply.IsProblem(503, "STORAGE_UNAVAILABLE").Headers["Retry-After"]);
                await Task.Delay(500, patience.Token);
            }

            Assert.NotEqual(first, storage.ProcessId);
            Assert.Equal(200, (await api.Backend(HttpMethod.Get, $"api/claims/{claim}/evidence/{reply.Text("id")}")).Status);
            Assert.Single(api.Logs.Lines, l => l.Level == LogLevel.Warning && l.Text.Contains("is started again", StringComparison.Ordinal));
            Assert.DoesNotContain(api.Logs.Lines, l => l.Level >= LogLevel.Warning && l.Error is not null);
        }
        finally
        {
            await api.DisposeAsync();
        }
    }

    [Trait("Category", "Long")]
    [Trait("Case", "39")]
    [Theory]
    [InlineData("node_modules/.package-lock.json")]
    [InlineData("node_modules/dep/package.json")]
    [InlineData("node_modules/azurite/dist/src/blob/main.js")]
    public async Task An_installation_that_is_no_longer_whole_is_made_again_and_one_that_is_needs_no_network(string lost)
    {
        string local = await Package();
        List<string> said = [];
        AzuriteFiles files = AzuriteFiles.Find(_folder.Path, said.Add);
        string program = await files.InstalledAsync(default);
        Assert.True(File.Exists(program));
        await files.InstalledAsync(default);
        Assert.Single(said);

        File.Delete(Path.Combine(local, lost));
        Assert.Equal(program, await files.InstalledAsync(default));

        Assert.True(File.Exists(Path.Combine(local, lost)));
        Assert.Equal(2, said.Count);
        Assert.True(File.Exists(Path.Combine(local, "node_modules", ".atoz-lock")));
    }

    [Trait("Category", "Long")]
    [Fact]
    public async Task A_program_that_does_not_run_is_installed_again()
    {
        string local = await Package();
        List<string> said = [];
        AzuriteFiles files = AzuriteFiles.Find(_folder.Path, said.Add);
        string program = await files.InstalledAsync(default);
        Assert.False(await files.RepairAsync(default));

        await File.WriteAllTextAsync(program, "require('./gone')");
        Assert.True(await files.RepairAsync(default));

        Assert.False(await files.RepairAsync(default));
        Assert.Equal(2, said.Count);
    }

    [Fact]
    public async Task One_that_is_slow_is_not_called_damaged()
    {
        string program = Path.Combine(_folder.Path, "slow.js");
        await File.WriteAllTextAsync(program, "setInterval(() => {}, 1000)");
        HostSetupException refused = await Assert.ThrowsAsync<HostSetupException>(
            () => Azurite.TryStartAsync(program, _folder.Path, Azurite.FreePort(), default, patience: TimeSpan.FromMilliseconds(1)));
        Assert.Contains("is not ready after", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<Reply> Upload(ApiHost api, ClaimId claim, string key)
    {
        using ByteArrayContent file = new(key == "one" ? Files.Png() : Files.PngOf("two"));
        return await api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", file, key, api.BackendKey);
    }

    // A package of this test's own, packed into an archive, so that the real npm installs it without a network.
    private async Task<string> Package()
    {
        string local = Directory.CreateDirectory(Path.Combine(_folder.Path, "infra", "local")).FullName;
        File.Copy(Path.Combine(RepositoryRoot.Path, "infra", "local", "whole.mjs"), Path.Combine(local, "whole.mjs"));
        await Pack(local, "azurite", "dist/src/blob/main.js");
        await Pack(local, "dep", "index.js");
        await File.WriteAllTextAsync(
            Path.Combine(local, "package.json"), """{"name":"t","version":"1.0.0","dependencies":{"azurite":"file:azurite-1.0.0.tgz","dep":"file:dep-1.0.0.tgz"}}""");
        await Npm(local, "install", "--package-lock-only", "--offline", "--no-audit", "--no-fund");
        return local;
    }

    private static async Task Pack(string local, string name, string file)
    {
        string folder = Path.Combine(local, "src-" + name);
        string program = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        await File.WriteAllTextAsync(program, "process.exitCode = 0;\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), $$"""{"name":"{{name}}","version":"1.0.0"}""");
        await Npm(local, "pack", "./src-" + name);
    }

    private static async Task Npm(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("npm", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process npm = Process.Start(start)!;
        Task<string> output = npm.StandardOutput.ReadToEndAsync();
        string errors = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm {string.Join(' ', arguments)}: {errors}{await output}");
    }
}
