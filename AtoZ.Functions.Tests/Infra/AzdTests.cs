using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

public partial class AzdTests
{
    // What azd itself knows.
    private static readonly string[] OfAzd = ["AZURE_ENV_NAME", "AZURE_SUBSCRIPTION_ID", "AZURE_LOCATION"];

    private static readonly string[] Environments =
    [
        "AZURE_SUBSCRIPTION_ID", "AZURE_ENV_NAME", "AZURE_LOCATION", "AZURE_RESOURCE_GROUP", "AZURE_TENANT_ID", "KEY_VAULT_NAME",
        "APP_NAME", "APP_URL", "APP_IDENTITY_PRINCIPAL_ID", "ATOZ_STAFF_CLIENT_ID",
    ];

    // An id of a key, as long as they are.
    private const string Leaked = "m3HUp8hJ8Tq5cG9Yb0aXn-Zr_2VdKe7LwS4oPi6tQuE";

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

    // A property that no project knows is taken without a word, and what it was to bring is missing on Azure.
    [Fact]
    public void What_publishing_asks_for_the_project_brings()
    {
        string project = RepositoryRoot.Read("AtoZ.Functions", "AtoZ.Functions.csproj");
        string[] asked = [.. Property().Matches(File.ReadAllText(Path.Combine(Hooks, "publish.sh"))).Select(m => m.Groups["name"].Value)];
        Assert.Equal(["AcsEmail", "DurableTaskScheduler"], asked.Order(StringComparer.Ordinal));
        Assert.All(asked, name => Assert.Matches($"""<ItemGroup Condition="'\$\({name}\)' == 'true'">\s+<PackageReference """, project));
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

    // Somebody in a hurry copies them.
    [Theory]
    [InlineData("operations.md")]
    [InlineData("identity.md")]
    [InlineData("durable.md")]
    [InlineData("hosts.md")]
    public void Commands_of_the_handbook_are_complete(string page)
    {
        string text = RepositoryRoot.Read("AtoZ.Functions", "docs", page);
        string parameters = RepositoryRoot.Read("infra", "azure", "main.bicepparam");
        IEnumerable<string> read = Variable().Matches(parameters).Select(m => m.Groups["name"].Value);
        IEnumerable<string> given = Given().Matches(text).Select(m => m.Groups["name"].Value);
        HashSet<string> known = [.. OfAzd, .. Deployment.Dev.Outputs.Select(o => o.Key), .. read, .. given];
        Assert.All(Used().Matches(text).Select(m => m.Groups["name"].Value), name => Assert.Contains(name, known));
        const string which = " -g \"$AZURE_RESOURCE_GROUP\" -n \"$APP_NAME\"";
        Assert.All(OfTheApp().Matches(text), m => Assert.Contains(which, m.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch("az [^`\n]* -g (?!\"\\$AZURE_RESOURCE_GROUP\")", text);
        Assert.Equal(OfTheApp().IsMatch(text), text.Contains("eval \"$(azd env get-values)\"", StringComparison.Ordinal));
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
        using TempFolder folder = new();
        (int ended, string said) = await Run("after.sh", folder.Path, "");
        Assert.True(ended == 0, said);
        Dictionary<string, string?> made = Put(folder).ToDictionary(
            f => f.Name["secret_".Length..],
            f => (string?)JsonNode.Parse(File.ReadAllText(f.FullName))!.At("properties/value"));
        Assert.Equal(["LinkSigningKey", "RecordSigningKey"], made.Keys.Order(StringComparer.Ordinal));
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(made).Build();
        Assert.NotNull(LinkKeys.From(configuration));
        using RecordKeys records = RecordKeys.From(configuration);
        Assert.Contains("configreferences/appsettings/refresh", Calls(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_in_force_are_left_alone()
    {
        using TempFolder folder = new();
        const string both = "*'--method get'*) printf '…/vaults/v/secrets/RecordSigningKey\\n…/vaults/v/secrets/LinkSigningKey\\n' ;;";
        (int ended, string said) = await Run("after.sh", folder.Path, both);
        Assert.True(ended == 0, said);
        Assert.Empty(Put(folder));
    }

    // Every link that was ever sent dies with a key that is written over.
    [Fact]
    public async Task No_key_is_made_where_the_vault_does_not_say_which_there_are()
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run("after.sh", folder.Path, "*'--method get'*) echo 'Too many requests' >&2; exit 1 ;;");
        Assert.NotEqual(0, ended);
        Assert.Contains("Too many requests", said, StringComparison.Ordinal);
        Assert.Empty(Put(folder));
    }

    [Fact]
    public async Task Before_provisioning_the_disk_is_looked_up_and_staff_are_let_in_or_somebody_hears_why_not()
    {
        using TempFolder folder = new();
        const string answers = "*'postgres flexible-server list'*) echo 64 ;; *'ad app create'*) echo an-app ;; *'ad sp list'*) echo 0 ;; *admin-consent*) exit 1 ;;";
        (int ended, string said) = await Run("before.sh", folder.Path, answers, without: "ATOZ_STAFF_CLIENT_ID");
        Assert.True(ended == 0, said);
        Assert.Contains("az ad app permission admin-consent --id an-app", said, StringComparison.Ordinal);
        string calls = Calls(folder);
        Assert.Contains("azd env set ATOZ_DATABASE_STORAGE_GB 64\n", calls, StringComparison.Ordinal);
        Assert.Contains("azd env set ATOZ_STAFF_CLIENT_ID an-app\n", calls, StringComparison.Ordinal);
        Assert.Contains("az ad sp create --id an-app", calls, StringComparison.Ordinal);
        const string registered = "az provider register --namespace Microsoft.App --subscription azure_subscription_id --wait";
        Assert.Contains(registered, calls, StringComparison.Ordinal);
    }

    [Trait("Category", "Long")]
    [Theory]
    [InlineData("*list-deleted*) echo 0 ;;", "false")]
    [InlineData("*list-deleted*) echo 1 ;;", "true")]
    [InlineData("*list-deleted*) echo 1 ;; *'group exists'*) echo true ;; *'keyvault list'*) echo 0 ;;", "true")]
    [InlineData("*list-deleted*) echo 1 ;; *'group exists'*) echo true ;; *'keyvault list'*) echo 1 ;;", "false")]
    public async Task A_vault_that_was_left_is_taken_back(string answers, string recover)
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run("before.sh", folder.Path, answers, also: ("ATOZ_VAULT_RECOVER", "true"));
        Assert.True(ended == 0, said);
        Assert.Contains($"azd env set ATOZ_VAULT_RECOVER {recover}\n", Calls(folder), StringComparison.Ordinal);
        JsonObject vault = Deployment.Of(("ATOZ_VAULT_RECOVER", recover)).One("Microsoft.KeyVault/vaults").Properties;
        Assert.Equal(recover == "false" ? "default" : "recover", vault.At("createMode"));
    }

    // Retention of the vault, backups in a second region, copies in several zones: each is said once.
    [Theory]
    [InlineData("dev", null, true)]
    [InlineData("prod", "prod", true)]
    [InlineData("dev", "prod", false)]
    [InlineData("prod", null, false)]
    public async Task An_environment_keeps_the_stage_that_it_began_with(string began, string? asked, bool goesOn)
    {
        using TempFolder folder = new();
        string answers = $"*'group exists'*) echo true ;; *'group show'*) echo {began} ;;";
        (int ended, string said) = await Run("before.sh", folder.Path, answers, also: asked is null ? null : ("ATOZ_STAGE", asked));
        Assert.True(ended == 0 == goesOn, said);
        Assert.Equal(!goesOn, said.Contains($"is there as '{began}' and cannot become '{asked ?? "dev"}'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("*'group exists'*) echo true ;; *'resource list'*) echo a-rule ;;", "a-rule")]
    public async Task The_rule_that_all_logs_pass_is_looked_up(string answers, string rule)
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run("before.sh", folder.Path, answers, also: ("ATOZ_LOG_RULE", "another-rule"));
        Assert.True(ended == 0, said);
        Assert.Contains($"azd env set ATOZ_LOG_RULE {rule}\n", Calls(folder), StringComparison.Ordinal);
    }

    // Azure takes no other month for a budget that is there, and no month that is over for a new one, such as after 'azd down'.
    [Theory]
    [InlineData("", null)]
    [InlineData("*'group exists'*) echo true ;;", null)]
    [InlineData("*'group exists'*) echo true ;; *budgets*) echo 2026-08-01T00:00:00Z ;;", "2026-08")]
    public async Task A_budget_begins_when_it_began_and_a_new_one_in_this_month(string answers, string? began)
    {
        using TempFolder folder = new();
        string before = DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        (int ended, string said) = await Run("before.sh", folder.Path, answers, also: ("ATOZ_BUDGET_START", "2025-01"));
        Assert.True(ended == 0, said);
        string after = DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        string set = Calls(folder).Split('\n').Single(c => c.Contains("ATOZ_BUDGET_START", StringComparison.Ordinal)).Split(' ')[^1];
        Assert.Contains(set, began is null ? [before, after] : new[] { began });
    }

    [Fact]
    public async Task Where_there_is_to_be_no_budget_none_is_looked_for()
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run("before.sh", folder.Path, "*budgets*) exit 1 ;; *'group exists'*) echo true ;;", also: ("ATOZ_BUDGET", "0"));
        Assert.True(ended == 0, said);
        (ended, _) = await Run("before.sh", folder.Path, "*budgets*) exit 1 ;; *'group exists'*) echo true ;;");
        Assert.NotEqual(0, ended);
    }

    // What is not passed on has its default there, whatever the variable of the environment says.
    [Fact]
    public void A_deployment_from_GitHub_passes_every_parameter_on()
    {
        string workflow = RepositoryRoot.Read(".github", "workflows", "deploy-to.yml");
        string before = File.ReadAllText(Path.Combine(Hooks, "before.sh"));
        IEnumerable<string> read = Variable().Matches(RepositoryRoot.Read("infra", "azure", "main.bicepparam")).Select(m => m.Groups["name"].Value);
        string[] left = [.. read.Except(OfAzd).Where(name => !workflow.Contains($" {name}: ", StringComparison.Ordinal))];
        Assert.All(left, name => Assert.Contains($"azd env set {name} ", before, StringComparison.Ordinal));
    }

    // It publishes apart from azd, which would have told it.
    [Fact]
    public void A_package_from_GitHub_is_published_as_azd_publishes_it()
    {
        string workflow = RepositoryRoot.Read(".github", "workflows", "deploy.yml");
        string[] read = [.. Used().Matches(File.ReadAllText(Path.Combine(Hooks, "publish.sh"))).Select(m => m.Groups["name"].Value)];
        Assert.All(read, name => Assert.Contains($"{name}: ${{{{ vars.{name} }}}}", workflow, StringComparison.Ordinal));
        Assert.Single(read);
    }

    [Fact]
    public async Task Provisioning_before_a_subscription_was_chosen_is_one_clear_line()
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run("before.sh", folder.Path, "", without: "AZURE_SUBSCRIPTION_ID");
        Assert.NotEqual(0, ended);
        Assert.Contains("AZURE_SUBSCRIPTION_ID: is not chosen yet: begin with azd up", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*'ad app show'*) exit 1 ;;")]
    [InlineData("*'federated-credential list'*) exit 1 ;;")]
    [InlineData("*'federated-credential create'*) exit 1 ;;")]
    public async Task A_sign_in_that_cannot_be_looked_after_is_said_and_does_not_stop_the_rest(string answers)
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run("after.sh", folder.Path, answers);
        Assert.True(ended == 0, said);
        Assert.EndsWith("infra/azure/hooks/staff-sign-in.sh\n", said, StringComparison.Ordinal);
        Assert.Equal(2, Put(folder).Length);
    }

    // 'az ad app create' takes one of that name that is there, 'az ad sp create' refuses.
    [Fact]
    public async Task The_application_of_an_environment_that_was_made_anew_is_used_again()
    {
        using TempFolder folder = new();
        const string answers = "*'ad app create'*) echo an-app ;; *'ad sp list'*) echo 1 ;; *'ad sp create'*) exit 1 ;;";
        (int ended, string said) = await Run("before.sh", folder.Path, answers, without: "ATOZ_STAFF_CLIENT_ID");
        Assert.True(ended == 0, said);
        Assert.Contains("azd env set ATOZ_STAFF_CLIENT_ID an-app\n", Calls(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "create --id atoz_staff_client_id")]
    [InlineData("another-identity", "update --id atoz_staff_client_id --federated-credential-id app")]
    [InlineData("app_identity_principal_id", null)]
    public async Task The_identity_of_the_app_that_is_there_vouches_for_the_sign_in(string vouches, string? changed)
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run("staff-sign-in.sh", folder.Path, $"*'federated-credential list'*) echo '{vouches}' ;;");
        Assert.True(ended == 0, said);
        string[] changes = [.. Calls(folder).Split('\n').Where(c => c.Contains("federated-credential", StringComparison.Ordinal)).Skip(1)];
        Assert.Equal(changed is null ? 0 : 1, changes.Length);
        Assert.All(changes, c => Assert.Contains("federated-credential " + changed, c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_is_kept_as_it_is_and_nothing_is_no_secret()
    {
        using TempFolder folder = new();
        const string secret = "a \"word\" with \\ and % in it";
        (int ended, string said) = await Run("secret.sh", folder.Path, "", arguments: "PaymentServiceSecret", input: secret + "\n");
        Assert.True(ended == 0, said);
        Assert.Equal(secret, JsonNode.Parse(await File.ReadAllTextAsync(Assert.Single(Put(folder)).FullName))!.At("properties/value"));

        // Such as of a program before it that failed.
        (ended, said) = await Run("secret.sh", folder.Path, "", arguments: "LinkSigningKey", input: "");
        Assert.NotEqual(0, ended);
        Assert.EndsWith("\nThere is nothing to put into LinkSigningKey.\n", said, StringComparison.Ordinal);
        Assert.Single(Put(folder));
    }

    // A leaked key that goes on working because a word was misspelled is found out by whoever has it.
    [Theory]
    [InlineData("rotate-link-key.sh", "--withdrawn", "'--withdrawn' is not understood.")]
    [InlineData("rotate-link-key.sh", "withdraw", "'withdraw' is not understood.")]
    [InlineData("rotate-link-key.sh", "--withdraw now", "'--withdraw now' is not understood.")]
    [InlineData("rotate-record-key.sh", "--revok " + Leaked, $"'--revok {Leaked}' is not understood.")]
    [InlineData("rotate-record-key.sh", "--revoke", "'--revoke' needs the id of a key.")]
    [InlineData("rotate-record-key.sh", "--revoke KEY", "'KEY' is not the id of a key.")]
    [InlineData("rotate-record-key.sh", $"--revoke {Leaked} {Leaked}", "is not understood.")]
    [InlineData("secret.sh", "", "'' is not understood")]
    [InlineData("secret.sh", "LinkSigninKey", "'LinkSigninKey' is not understood")]
    [InlineData("secret.sh", "LinkSigningKey value", "'LinkSigningKey value' is not understood")]
    [InlineData("staff-application.sh", "", "staff-application.sh takes one argument")]
    [InlineData("staff-application.sh", "--help", "staff-application.sh takes one argument")]
    [InlineData("staff-sign-in.sh", "--help", "staff-sign-in.sh takes no arguments.")]
    [InlineData("refresh.sh", "--help", "refresh.sh takes no arguments.")]
    [InlineData("mail-reports.sh", "--help", "mail-reports.sh takes no arguments.")]
    [InlineData("publish.sh", "--help", "publish.sh takes no arguments.")]
    public async Task What_a_script_does_not_understand_it_refuses_first(string script, string arguments, string complaint)
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run(script, folder.Path, "", arguments: arguments);
        Assert.Equal(2, ended);
        Assert.Contains(complaint, said.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(script, said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "calls")));
    }

    [Theory]
    [InlineData("rotate-link-key.sh")]
    [InlineData("rotate-record-key.sh")]
    [InlineData("secret.sh")]
    public async Task Who_asks_a_script_for_help_changes_nothing(string script)
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run(script, folder.Path, "", arguments: "--help");
        Assert.Equal((0, ""), (ended, said));
        Assert.False(File.Exists(Path.Combine(folder.Path, "calls")));
    }

    [Theory]
    [InlineData("rotate-link-key.sh", "", "LinkSigningKey", "azd env set ATOZ_PREVIOUS_LINK_KEY_URI the-one-before\n")]
    [InlineData("rotate-link-key.sh", "--withdraw", "LinkSigningKey", "azd env set ATOZ_PREVIOUS_LINK_KEY_URI \n")]
    [InlineData("rotate-record-key.sh", "", "RecordSigningKey", null)]
    [InlineData("rotate-record-key.sh", "--revoke " + Leaked, "RecordSigningKey", $"azd env set ATOZ_RECORD_KEYS_REVOKED {Leaked}=2")]
    public async Task A_key_is_rotated_in_the_environment_that_is_named_first(string script, string arguments, string key, string? set)
    {
        using TempFolder folder = new();
        (int ended, string said) = await Run(script, folder.Path, "*'--method get'*) echo the-one-before ;;", arguments: arguments);
        Assert.True(ended == 0, said);
        Assert.StartsWith("azd environment: azure_env_name\n", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n'), line => line.StartsWith("azd environment", StringComparison.Ordinal));
        Assert.Equal("secret_" + key, Assert.Single(Put(folder)).Name);
        Assert.Equal(set is not null, Calls(folder).Contains("azd env set", StringComparison.Ordinal));
        Assert.Contains(set ?? "", Calls(folder), StringComparison.Ordinal);
    }

    // By hand there are no values, and azd may have no environment to take them from.
    [Fact]
    public async Task A_script_without_an_environment_stops()
    {
        using TempFolder folder = new();
        (int ended, _) = await Run("rotate-record-key.sh", folder.Path, "*get-values*) exit 1 ;;", without: "KEY_VAULT_NAME");
        Assert.NotEqual(0, ended);
        Assert.Equal("azd env get-values\n", Calls(folder));
    }

    [Fact]
    public void Each_secret_that_the_app_reads_can_be_put_and_no_other()
    {
        string settings = RepositoryRoot.Read("infra", "azure", "modules", "settings.bicep");
        string script = File.ReadAllText(Path.Combine(Hooks, "secret.sh"));
        string[] read = [.. Secret().Matches(settings).Select(m => m.Groups["name"].Value)];
        Assert.Equal(read.Order(), Taken().Matches(script).Select(m => m.Groups["name"].Value).Order());
        Assert.All(read, name => Assert.Matches($"\nnames='[^']*\\b{name}\\b", script));
    }

    // What is older stops on 27 February 2027: https://learn.microsoft.com/azure/key-vault/general/migrate-api-version.
    [Fact]
    public void The_vault_is_managed_by_a_version_that_stays()
    {
        string[] asked = [RepositoryRoot.Read("infra", "azure", "modules", "vault.bicep"), .. Directory.EnumerateFiles(Hooks, "*.sh").Select(File.ReadAllText)];
        string[] versions = [.. asked.Where(a => a.Contains("Microsoft.KeyVault/vaults", StringComparison.Ordinal))
            .SelectMany(a => VaultVersion().Matches(a)).Select(m => m.Groups["version"].Value)];
        Assert.Equal(3, versions.Length);
        Assert.All(versions, v => Assert.Equal("2026-02-01", v));
    }

    private static FileInfo[] Put(TempFolder folder) => new DirectoryInfo(folder.Path).GetFiles("secret_*");

    private static string Calls(TempFolder folder) => File.ReadAllText(Path.Combine(folder.Path, "calls"));

    // Azure's command lines, as far as the scripts use them: they answer as a test wishes, and what is put is kept.
    private static async Task<(int Ended, string Said)> Run(
        string script, string folder, string answers, string? without = null, (string Name, string Value)? also = null,
        string arguments = "", string input = "")
    {
        string az =
            $$"""
            #!/bin/sh
            echo "${0##*/} $@" >>"$HERE/calls"
            case "$*" in
              {{answers}}
              *'--method put'*)
                for word; do
                  case "$word" in
                    */secrets/*) name=${word##*/secrets/} ;;
                    @*) cp "${word#@}" "$HERE/secret_${name%%\?*}" ;;
                  esac
                done ;;
            esac
            """;
        foreach (string program in new[] { "az", "azd" })
        {
            string path = Path.Combine(folder, program);
            await File.WriteAllTextAsync(path, az);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        ProcessStartInfo start = new("sh", [Path.Combine(Hooks, script), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        start.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HERE"] = folder;
        foreach (string name in Environments)
        {
            start.Environment[name] = name == without ? null : name.ToLowerInvariant();
        }

        if (also is { } more)
        {
            start.Environment[more.Name] = more.Value;
        }

        (int ended, _, string said) = await Command.Run(start, input);
        return (ended, said);
    }

    [GeneratedRegex("run: (?<path>[^\n]+)", RegexOptions.None, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("-p:(?<name>[A-Za-z]+)=true", RegexOptions.None, 1000)]
    private static partial Regex Property();

    [GeneratedRegex("secrets/(?<name>[A-Za-z]+)\\)", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("'1 (?<name>[A-Z][A-Za-z]+)'", RegexOptions.None, 1000)]
    private static partial Regex Taken();

    [GeneratedRegex("(?:vaults@|api-version=)(?<version>[0-9-]+)", RegexOptions.None, 1000)]
    private static partial Regex VaultVersion();

    [GeneratedRegex("readEnvironmentVariable\\('(?<name>[A-Z_]+)'", RegexOptions.None, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex("^(?<name>[A-Z]+)=", RegexOptions.Multiline, 1000)]
    private static partial Regex Given();

    [GeneratedRegex("az functionapp [^`\\n]+", RegexOptions.None, 1000)]
    private static partial Regex OfTheApp();

    [GeneratedRegex("\\$\\{?(?<name>[A-Z][A-Z_]+)", RegexOptions.None, 1000)]
    private static partial Regex Used();
}
