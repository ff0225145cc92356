using System.Diagnostics;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>What a new user types from the README works as it stands there.</summary>
public class ReadmeTests
{
    private const string Section = "## A claim, from submit to paid";

    // What ./run prints is put where the README leaves it to the reader.
    private static readonly string[] OfTheReader = ["KEY=", "AT="];

    [Fact]
    public async Task The_claim_of_the_readme_is_filed_answered_and_paid()
    {
        using TempFolder folder = new();
        using AppProcess app = AppProcess.Start(
            folder, azurite: false, settings: [("Sample", "none"), ("NoSilentCaseSweepSchedule", "0 0 3 * * *"), ("RecoverySweepSchedule", "0 0 4 * * *")]);
        List<string> said = await app.SaysUntilAsync("Docs ", TimeSpan.FromMinutes(3));
        string address = said.First(line => line.StartsWith("AtoZ ", StringComparison.Ordinal)).Split(' ')[^1].TrimEnd('/');
        string key = said.First(line => line.StartsWith("Host key", StringComparison.Ordinal)).Split(' ')[^1];

        string script = $"KEY={key}\nAT={address}\n{Commands()}";
        (int code, string output, string errors) = await Command.Run(new ProcessStartInfo("bash", ["-e", "-c", script]) { WorkingDirectory = folder.Path });

        Assert.True(code == 0, output + errors);
        Assert.Contains("\"outcome\":\"PaidBySeller\"", output, StringComparison.Ordinal);
        Assert.Equal(0, await app.StopAsync());
    }

    private static string Commands()
    {
        string readme = RepositoryRoot.Read("README.md");
        string block = readme[readme.IndexOf(Section, StringComparison.Ordinal)..].Split("```sh\n")[1].Split("```")[0];
        IEnumerable<string> lines = block.Split('\n').Where(line => !Array.Exists(OfTheReader, own => line.StartsWith(own, StringComparison.Ordinal)));
        return string.Join('\n', lines);
    }
}
