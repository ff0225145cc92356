using System.Diagnostics;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using FunctionsHost;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary><c>./run</c>: what it does not understand it refuses before it builds, and what it says last is where to look.</summary>
public class RunCommandTests
{
    [Trait("Case", "40")]
    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "demo --help")]
    [InlineData(0, "sandbox -h")]
    [InlineData(0, "help")]
    [InlineData(2, "--prot 80", "'--prot' is not understood.")]
    [InlineData(2, "--port 65536", "--port needs a number from 0 to 65535.")]
    [InlineData(2, "--port", "--port needs a number")]
    [InlineData(2, "--Sampel=none", "There is no setting 'Sampel'")]
    [InlineData(2, "sandbox --prot=80", "There is no setting 'prot'")]
    [InlineData(2, "demo --kep", "'--kep' is not understood.")]
    [InlineData(2, "demo --orders", "'--orders' needs a value.")]
    [InlineData(2, "demo --orders no.csv --reviews no.csv", "There is no file 'no.csv'.")]
    [InlineData(2, "backup", "./run backup needs a file.")]
    [InlineData(2, "backup one two", "'two' is not understood.")]
    [InlineData(2, "restore one --postgres Host=here", "'--postgres' is not understood.")]
    [InlineData(2, "restore one --data", "'--data' needs a value.")]
    [InlineData(2, "export", "./run export needs --postgres CONNECTION.")]
    [InlineData(2, "export one --postgres Host=here", "'one' is not understood.")]
    [InlineData(2, "verify", "needs a file")]
    [InlineData(2, "verify file --kyes x", "'--kyes' is not understood.")]
    [InlineData(2, "reset all", "'all' is not understood.")]
    [InlineData(2, "rest", "There is no './run rest'.")]
    public async Task Help_and_what_is_not_understood_need_no_build(int code, string arguments, string said = "")
    {
        // Whoever builds finds a compiler that ends with a code of its own.
        using TempFolder tools = new();
        string compiler = Path.Combine(tools.Path, "dotnet");
        await File.WriteAllTextAsync(compiler, "#!/bin/sh\nexit 97\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(compiler, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        ProcessStartInfo start = new("bash", [Path.Combine(RepositoryRoot.Path, "run"), .. arguments.Split(' ')]);
        start.Environment["PATH"] = $"{tools.Path}:{start.Environment["PATH"]}";

        (int ended, string output, string errors) = await Command.Run(start);

        Assert.Equal(code, ended);
        Assert.DoesNotContain("Building", errors, StringComparison.Ordinal);
        Assert.Contains("./run sandbox", code == 0 ? output : errors, StringComparison.Ordinal);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".atoz")]
    [InlineData(".atoz/sandbox")]
    public async Task A_store_is_not_removed_under_an_app_that_runs_on_it(string data)
    {
        // A checkout of its own: the one that is tested may hold somebody's cases.
        using TempFolder checkout = new();
        File.Copy(Path.Combine(RepositoryRoot.Path, "run"), Path.Combine(checkout.Path, "run"));
        string folder = Path.Combine(checkout.Path, data);
        ProcessStartInfo reset = new("bash", [Path.Combine(checkout.Path, "run"), "reset"]);

        using (DataDirectory.Open(folder))
        {
            (int refused, _, string said) = await Command.Run(reset);
            Assert.Equal(2, refused);
            Assert.Equal($"The app runs on {data}: stop it first, since 'reset' removes what it works on.\n", said);
            Assert.True(Directory.Exists(folder));
        }

        Assert.Equal(0, (await Command.Run(reset)).Code);
        Assert.False(Directory.Exists(Path.Combine(checkout.Path, ".atoz")));
    }

    [Fact]
    public Task What_is_said_last_is_where_to_look() => SaysWhereToLook("none", isPlayed: false);

    [Fact]
    [Trait("Category", "Long")]
    public Task What_is_said_last_after_the_sample_is_where_to_look() => SaysWhereToLook("", isPlayed: true);

    private static async Task SaysWhereToLook(string sample, bool isPlayed)
    {
        using TempFolder folder = new();
        using var app = AppProcess.Start(
            folder, azurite: isPlayed, settings: [("Sample", sample), ("NoSilentCaseSweepSchedule", "0 0 3 * * *"), ("RecoverySweepSchedule", "0 0 4 * * *")]);
        List<string> said = await app.SaysUntilAsync("Docs ", TimeSpan.FromMinutes(10));
        Assert.Equal(0, await app.StopAsync());
        said.AddRange(await app.RestAsync());

        said.RemoveAll(string.IsNullOrWhiteSpace);
        Assert.Equal(["AtoZ", "Mailbox", "Staff", "Docs"], said[^4..].Select(line => line.Split(' ')[0]));
        Assert.EndsWith("/dev/mail", said[^3], StringComparison.Ordinal);
        Assert.Contains("app-keys.json", said[^2], StringComparison.Ordinal);
        Assert.EndsWith("/api/docs", said[^1], StringComparison.Ordinal);
        Assert.Equal(isPlayed, said.Exists(line => line.StartsWith("The sample is ready", StringComparison.Ordinal)));
        Assert.DoesNotContain(said, line => line.Contains("info:", StringComparison.Ordinal));
    }
}
