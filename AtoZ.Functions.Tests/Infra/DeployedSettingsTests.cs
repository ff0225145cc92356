using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Tests.Settings;
using Microsoft.Azure.Functions.Worker;
using Npgsql;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

public class DeployedSettingsTests
{
    // What is only for one machine, or has another name where an identity opens it.
    private static readonly string[] NotInAzure =
    [
        "AzureWebJobsStorage", "AzureWebJobsStorage__blobServiceUri", "DataDirectory", "LocalHost__DataDirectory", "LocalHost__Port", "port",
        "Sample", "Sandbox",

        // Telemetry goes to Azure Monitor there.
        "OTEL_EXPORTER_OTLP_ENDPOINT",

        // Staff sign in by App Service authentication there.
        "OidcApiAudience", "OidcAuthority", "OidcClientId", "OidcClientSecret", "OidcNameClaim", "OidcRoleClaim", "OidcScopes", "OidcSessionMinutes",

        // Mail goes by Azure Communication Services there.
        "MailBounceAddress", "SmtpCertificateFile", "SmtpConnections", "SmtpGiveUpHours", "SmtpHost", "SmtpPassword", "SmtpPort", "SmtpSecurity", "SmtpTimeoutSeconds",
        "SmtpUser",
    ];

    // Whose value the platform makes.
    private static readonly string[] MadeByThePlatform = ["WEBSITE_AUTH_ENABLED", "WEBSITE_HOSTNAME"];

    // On Flex Consumption the runtime is part of the site; as a setting it is refused.
    private static readonly string[] RefusedByFlexConsumption =
        ["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE"];

    // Read by something other than the app: by what, and why it is there.
    private static readonly Dictionary<string, string> ReadElsewhere = new(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage__credential"] = "the host: an identity, not a key",
        ["AzureWebJobsStorage__clientId"] = "the host: which identity",
        ["AzureWebJobsDisableHomepage"] = "the host: '/' is not for the platform's page",
        ["AZURE_CLIENT_ID"] = "Azure.Identity: which of the app's identities",
        ["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"] = "App Service authentication: which identity vouches",
        ["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"] = "the durable extension, by the name in the settings over host.json",
    };

    private static JsonObject HostJson { get; } = JsonNode.Parse(RepositoryRoot.Read("host.json"))!.AsObject();

    private static JsonObject Durable => HostJson["extensions"]!["durableTask"]!.AsObject();

    [Fact]
    public void Every_setting_that_the_app_reads_is_set_and_every_one_that_is_set_is_read()
    {
        HashSet<string> read = [.. SettingsInCode.All(), .. Sample().Select(s => s.Key)];
        read.ExceptWith(NotInAzure.Concat(MadeByThePlatform).Concat(RefusedByFlexConsumption));
        IEnumerable<string> set = Names(Deployment.Everything).Except(ReadElsewhere.Keys).Where(s => !IsOverHostJson(s));
        Assert.Equal("", string.Join(", ", read.Except(set).Order(StringComparer.Ordinal)));
        Assert.Equal("", string.Join(", ", set.Except(read).Order(StringComparer.Ordinal)));
        Assert.Subset(Names(Deployment.Everything).ToHashSet(), ReadElsewhere.Keys.ToHashSet());
        Assert.Empty(Names(Deployment.Everything).Intersect(RefusedByFlexConsumption));
    }

    [Fact]
    public void What_is_not_used_is_not_set()
    {
        IEnumerable<string> optional = Names(Deployment.Everything).Except(Names(Deployment.Dev));
        Assert.All(optional, name => Assert.Matches("^(PaymentService|Translation|AzureFunctionsJobHost__|DURABLE_TASK_SCHEDULER_)", name));
        Assert.Equal(Names(Deployment.Dev), Names(Deployment.Prod));
    }

    [Fact]
    public void Every_timer_has_its_schedule_and_no_two_sweeps_begin_together()
    {
        IEnumerable<string> timers = typeof(AtoZApp).Assembly.GetTypes().SelectMany(t => t.GetMethods()).SelectMany(m => m.GetParameters())
            .Select(p => p.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule.Trim('%')).OfType<string>();
        Assert.Equal(timers.Order(StringComparer.Ordinal), Schedules().Select(s => s.Name).Order(StringComparer.Ordinal));
        Assert.All(Schedules(), s => Assert.Equal(6, s.Fields.Length));

        // Within an hour by the minute, where a sweep runs every minute by the second.
        IEnumerable<string> begins = Schedules().Select(s => s.Fields[1] == "*" ? $"second {s.Fields[0]}" : $"minute {s.Fields[1]}");
        Assert.Equal(Schedules().Count, begins.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(Schedules(), s => s.Fields[1] != "*" && s.Fields[0] != "0");
    }

    [Fact]
    public void Schedules_of_the_sample_are_those_of_Azure_by_name()
    {
        IEnumerable<string> sample = Sample().Select(s => s.Key).Where(IsSchedule);
        Assert.Equal(sample.Order(StringComparer.Ordinal), Schedules().Select(s => s.Name).Order(StringComparer.Ordinal));
    }

    // By itself Npgsql 10 asks for Kerberos first on each new connection, and where that is missing some connections hang: npgsql#6416, #6524, #6655.
    [Fact]
    public void The_database_is_reached_by_TLS_and_not_asked_for_Kerberos()
    {
        string set = Deployment.Prod.Settings.At("Database");
        string security = set[set.IndexOf("SSL Mode", StringComparison.Ordinal)..];
        NpgsqlConnectionStringBuilder connection = new(security[..security.IndexOf('\'', StringComparison.Ordinal)]);
        Assert.Equal((SslMode.VerifyFull, GssEncryptionMode.Disable), (connection.SslMode, connection.GssEncryptionMode));
    }

    [Fact]
    public void Orchestrations_are_kept_where_the_app_has_an_identity_s_connection()
    {
        JsonObject provider = Durable["storageProvider"]!.AsObject();
        Assert.Equal("AzureStorage", provider.At("type"));

        // The account by its name: with addresses instead, a host on Flex Consumption that meets an empty AzureWebJobsStorage does not start
        // (azure-functions-host#11782, #11787).
        string[] parts = ["accountName", "clientId", "credential"];
        string connection = provider.At("connectionName");
        Assert.Equal(parts.Select(part => $"{connection}__{part}"), Names(Deployment.Dev).Where(n => n.StartsWith(connection, StringComparison.Ordinal)).Order());
        Assert.InRange(provider["partitionCount"]!.GetValue<int>(), 1, 16);
    }

    [Fact]
    public void What_a_killed_instance_held_is_seen_again_in_time()
    {
        JsonObject provider = Durable["storageProvider"]!.AsObject();
        TimeSpan Span(string name) => TimeSpan.ParseExact(provider.At(name), "c", CultureInfo.InvariantCulture);
        TimeSpan poll = Span("maxQueuePollingInterval");
        Assert.InRange(Span("controlQueueVisibilityTimeout") + poll, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(75)); // The host refuses to start with less than a minute.
        Assert.InRange(Span("workItemQueueVisibilityTimeout") + poll, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)); // No such limit; what runs is renewed every five seconds.
    }

    [Fact]
    public void What_is_set_over_host_json_has_its_place_there()
    {
        string[] over = [.. Names(Deployment.Everything).Where(IsOverHostJson)];
        Assert.Equal(4, over.Length);
        foreach (string name in over)
        {
            string[] path = name.Split("__")[1..];
            JsonNode? at = path[..^1].Aggregate((JsonNode?)HostJson, (node, part) => node?[part]);
            Assert.True(at is not null, name);
        }
    }

    [Fact]
    public void Event_Grid_is_told_the_route_of_the_function_and_its_own_key()
    {
        MethodInfo run = typeof(TakeMailReports).GetMethod(nameof(TakeMailReports.Run))!;
        HttpTriggerAttribute route = run.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()!;
        string template = RepositoryRoot.Read("infra", "azure", "after", "mailReports.bicep");
        Assert.Equal(("", AuthorizationLevel.Function), (HostJson.At("extensions/http/routePrefix"), route.AuthLevel));
        Assert.Contains($".defaultHostName}}/{route.Route}'", template, StringComparison.Ordinal);
        Assert.Contains($"name: '{run.GetCustomAttribute<FunctionAttribute>()!.Name}'", template, StringComparison.Ordinal);
    }

    private static JsonObject Sample() => JsonNode.Parse(RepositoryRoot.Read("local.settings.sample.json"))!["Values"]!.AsObject();

    private static bool IsSchedule(string name) => name.EndsWith("Schedule", StringComparison.Ordinal);

    private static bool IsOverHostJson(string name) => name.StartsWith("AzureFunctionsJobHost__", StringComparison.Ordinal);

    private static IEnumerable<string> Names(Deployment deployment) => deployment.Settings.Select(s => s.Key);

    private static List<(string Name, string[] Fields)> Schedules() =>
        [.. Names(Deployment.Prod).Where(IsSchedule).Select(name => (name, Deployment.Prod.Settings.At(name).Split(' ')))];
}
