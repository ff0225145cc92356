using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Records;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

public partial class AzdTests
{
    // What azd itself knows.
    private static readonly string[] OfAzd = ["AZURE_ENV_NAME", "AZURE_SUBSCRIPTION_ID", "AZURE_LOCATION"];

    private static string Hooks => Path.Combine(RepositoryRoot.Path, "infra", "azure", "hooks");

    [Fact]
    public void Every_step_of_azd_runs_a_script_that_can_be_run()
    {
        string[] scripts = [.. Script().Matches(RepositoryRoot.Read("azure.yaml")).Select(m => m.Groups["path"].Value)];
        Assert.Equal(4, scripts.Length);
        IEnumerable<string> run = Directory.EnumerateFiles(Hooks, "*.sh").Where(s => Path.GetFileName(s) != "env.sh");
        IEnumerable<string> all = scripts.Select(s => Path.Combine(RepositoryRoot.Path, s)).Concat(run);
        Assert.All(all, s => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(s).HasFlag(UnixFileMode.UserExecute), s));
        Assert.Contains("dist: out/app\n", RepositoryRoot.Read("azure.yaml"), StringComparison.Ordinal);
        Assert.Contains("-r linux-x64 -p:AcsEmail=true", File.ReadAllText(Path.Combine(Hooks, "publish.sh")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_script_asks_for_is_an_output_or_a_parameter()
    {
        string parameters = RepositoryRoot.Read("infra", "azure", "main.bicepparam");
        IEnumerable<string> read = Variable().Matches(parameters).Select(m => m.Groups["name"].Value);
        HashSet<string> known = [.. OfAzd, .. Deployment.Dev.Outputs.Select(o => o.Key), .. read];
        foreach (string script in Directory.EnumerateFiles(Hooks, "*.sh"))
        {
            Assert.All(Used().Matches(File.ReadAllText(script)).Select(m => m.Groups["name"].Value), name => Assert.Contains(name, known));
        }
    }

    [Fact]
    public void Staff_get_the_roles_that_the_app_knows()
    {
        JsonArray roles = JsonNode.Parse(File.ReadAllText(Path.Combine(Hooks, "staff-roles.json")))!.AsArray();
        Assert.Equal(StaffMember.AllRoles.Select(r => r.ToString()).Order(), roles.Select(r => r!["value"]!.GetValue<string>()).Order());
        Assert.Equal(roles.Count, roles.Select(r => r!["id"]!.GetValue<Guid>()).Distinct().Count());
    }

    [Fact]
    public async Task The_keys_that_are_made_after_provisioning_are_keys_that_the_app_takes()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("atoz-hooks-");
        try
        {
            await Run("after.sh", folder.FullName);
            Dictionary<string, string?> made = folder.GetFiles("secret_*").ToDictionary(
                f => f.Name["secret_".Length..],
                f => (string?)JsonNode.Parse(File.ReadAllText(f.FullName))!.At("properties/value"));
            Assert.Equal(["LinkSigningKey", "RecordSigningKey"], made.Keys.Order(StringComparer.Ordinal));
            IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(made).Build();
            Assert.NotNull(LinkKeys.From(configuration));
            using RecordKeys records = RecordKeys.From(configuration);
            string calls = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "calls"));
            Assert.Contains("configreferences/appsettings/refresh", calls, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Azure's command line, as far as the scripts use it: nothing is there yet, and what is put is kept.
    private static async Task Run(string script, string folder)
    {
        const string az =
            """
            #!/bin/sh
            echo "$@" >>"$HERE/calls"
            case "$*" in
              *'--method get'*) exit 3 ;;
              *'--method put'*)
                for word; do
                  case "$word" in
                    */secrets/*) name=${word##*/secrets/} ;;
                    @*) cp "${word#@}" "$HERE/secret_${name%%\?*}" ;;
                  esac
                done ;;
            esac
            """;
        string program = Path.Combine(folder, "az");
        await File.WriteAllTextAsync(program, az);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        ProcessStartInfo start = new("sh", [Path.Combine(Hooks, script)]) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HERE"] = folder;
        foreach (string name in new[] { "AZURE_SUBSCRIPTION_ID", "AZURE_RESOURCE_GROUP", "KEY_VAULT_NAME", "APP_NAME", "APP_URL" })
        {
            start.Environment[name] = name.ToLowerInvariant();
        }

        using Process process = Process.Start(start)!;
        string said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }

    [GeneratedRegex("run: (?<path>[^\n]+)", RegexOptions.None, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("readEnvironmentVariable\\('(?<name>[A-Z_]+)'", RegexOptions.None, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex("\\$\\{?(?<name>[A-Z][A-Z_]+)", RegexOptions.None, 1000)]
    private static partial Regex Used();
}
