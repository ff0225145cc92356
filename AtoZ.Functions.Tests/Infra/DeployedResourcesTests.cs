using System.Text.Json.Nodes;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

public class DeployedResourcesTests
{
    private const string Always =
        """
        Microsoft.Authorization/roleAssignments 6
        Microsoft.Communication/communicationServices 1
        Microsoft.Communication/emailServices 1
        Microsoft.Communication/emailServices/domains 1
        Microsoft.Consumption/budgets 1
        Microsoft.DBforPostgreSQL/flexibleServers 1
        Microsoft.DBforPostgreSQL/flexibleServers/administrators 1
        Microsoft.DBforPostgreSQL/flexibleServers/databases 1
        Microsoft.EventGrid/systemTopics 1
        Microsoft.Insights/actionGroups 1
        Microsoft.Insights/components 1
        Microsoft.Insights/dataCollectionRules 1
        Microsoft.Insights/diagnosticSettings 2
        Microsoft.Insights/metricAlerts 2
        Microsoft.Insights/scheduledQueryRules 10
        Microsoft.KeyVault/vaults 1
        Microsoft.ManagedIdentity/userAssignedIdentities 1
        Microsoft.OperationalInsights/workspaces 2
        Microsoft.Resources/resourceGroups 1
        Microsoft.Storage/storageAccounts 1
        Microsoft.Storage/storageAccounts/blobServices 1
        Microsoft.Storage/storageAccounts/blobServices/containers 1
        Microsoft.Storage/storageAccounts/queueServices 1
        Microsoft.Storage/storageAccounts/tableServices 1
        Microsoft.Web/serverfarms 1
        Microsoft.Web/sites 1
        Microsoft.Web/sites/basicPublishingCredentialsPolicies 2
        Microsoft.Web/sites/config 1
        """;

    private const string WhenPublic = "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules 1";

    private const string WhenPrivate =
        """
        Microsoft.Network/natGateways 1
        Microsoft.Network/privateDnsZones 5
        Microsoft.Network/privateDnsZones/virtualNetworkLinks 5
        Microsoft.Network/privateEndpoints 5
        Microsoft.Network/privateEndpoints/privateDnsZoneGroups 5
        Microsoft.Network/publicIPAddresses 1
        Microsoft.Network/virtualNetworks 1
        """;

    private static readonly string[] Sized =
        ["Microsoft.Storage/storageAccounts", "Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.Web/serverfarms"];

    private const string Defender = "Microsoft.Security/defenderForStorageSettings 1";

    [Fact]
    public void Each_stage_makes_what_it_needs_and_no_more()
    {
        Assert.Equal(Lines(Always, WhenPublic), Counted(Deployment.Dev));
        Assert.Equal(Lines(Always, WhenPrivate, Defender), Counted(Deployment.Prod));
        Deployment dear = Deployment.Of(
            ("ATOZ_STAGE", "dev"), ("ATOZ_PRIVATE_NETWORK", "true"), ("ATOZ_DEFENDER", "true"), ("ATOZ_BUDGET", "0"));
        Assert.Equal(Lines(Always, WhenPrivate, Defender).Except(["Microsoft.Consumption/budgets 1"]), Counted(dear));
    }

    [Fact]
    public void What_can_be_switched_on_adds_only_itself()
    {
        IEnumerable<string> more = Counted(Deployment.Everything).Except(Counted(Deployment.Prod));
        Assert.Equal(
            [
                "Microsoft.Authorization/roleAssignments 7",
                "Microsoft.Communication/emailServices/domains 2",
                "Microsoft.Communication/emailServices/domains/senderUsernames 1",
                "Microsoft.DurableTask/schedulers 1",
                "Microsoft.DurableTask/schedulers/taskHubs 1",
                "Microsoft.Web/sites/config 2",
            ],
            more);
    }

    [Fact]
    public void Sizes_are_those_of_the_stage()
    {
        Assert.Equal(["Standard_LRS", "Standard_B2s Burstable", "FC1 FlexConsumption"], Skus(Deployment.Dev));
        Assert.Equal(["Standard_ZRS", "Standard_D2ds_v5 GeneralPurpose", "FC1 FlexConsumption"], Skus(Deployment.Prod));
        JsonObject prod = Deployment.Prod.One("Microsoft.DBforPostgreSQL/flexibleServers").Properties;
        Assert.Equal(("ZoneRedundant", "35"), (prod.At("highAvailability/mode"), prod.At("backup/backupRetentionDays")));
        Assert.Empty(AlwaysReady(Deployment.Dev));
        Assert.Equal(["http", "durable"], AlwaysReady(Deployment.Prod).Select(a => a!.At("name")));
        Assert.All(Deployment.All, d => Assert.Equal("dotnet-isolated 10.0", $"{Config(d).At("runtime/name")} {Config(d).At("runtime/version")}"));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void All_instances_together_stay_within_the_connections_of_the_database(string stage)
    {
        JsonNode sizes = JsonNode.Parse(RepositoryRoot.Read("infra", "azure", "stages", stage + ".json"))!;
        int most = sizes["maximumInstances"]!.GetValue<int>() * sizes["poolPerInstance"]!.GetValue<int>();
        Assert.True(most <= sizes["databaseConnections"]!.GetValue<int>(), $"{most} connections at once");
    }

    // Azure refuses every template that asks for a smaller disk than the one that has grown.
    [Trait("Category", "Long")]
    [Theory]
    [InlineData("dev", "", 32)]
    [InlineData("dev", "64", 64)]
    [InlineData("prod", "64", 128)]
    [InlineData("prod", "256", 256)]
    public void The_disk_is_never_asked_to_become_smaller(string stage, string grown, int asked)
    {
        (string, string)[] disk = grown.Length > 0 ? [("ATOZ_DATABASE_STORAGE_GB", grown)] : [];
        JsonNode storage = Deployment.Of([("ATOZ_STAGE", stage), .. disk]).One("Microsoft.DBforPostgreSQL/flexibleServers").Properties["storage"]!;
        Assert.Equal(("Enabled", asked), (storage["autoGrow"]!.GetValue<string>(), storage["storageSizeGB"]!.GetValue<int>()));
    }

    // Neither an endpoint nor a history moves over to another server.
    [Trait("Category", "Long")]
    [Theory]
    [InlineData("AzureStorage")]
    [InlineData("DurableTaskScheduler")]
    public void A_database_that_was_restored_takes_the_place_of_the_one_before(string backend)
    {
        Deployment restored = Deployment.Of(("ATOZ_STAGE", "prod"), ("ATOZ_DURABLE_BACKEND", backend), ("ATOZ_DATABASE_SERVER", "psql-restored"), ("ATOZ_TASK_HUB", "AtoZClaims2"));
        Assert.Equal("psql-restored", restored.One("Microsoft.DBforPostgreSQL/flexibleServers").Name);
        Assert.Contains("'psql-restored'", restored.One("Microsoft.DBforPostgreSQL/flexibleServers/administrators").Name, StringComparison.Ordinal);
        Assert.Contains(restored.AllOf("Microsoft.Network/privateEndpoints"), e => e.Name == "pe-atoz-psql-restored");
        Assert.DoesNotContain(restored.AllOf("Microsoft.Network/privateEndpoints"), e => e.Name == "pe-atoz-database");
        Assert.Equal("AtoZClaims2", restored.Settings["AzureFunctionsJobHost__extensions__durableTask__hubName"]!.GetValue<string>());
        Assert.All(restored.AllOf("Microsoft.DurableTask/schedulers/taskHubs"), hub => Assert.EndsWith("/AtoZClaims2", hub.Name, StringComparison.Ordinal));
    }

    // Roles alone are refused by the service.
    [Fact]
    public void Whoever_gets_the_alerts_hears_of_the_budget()
    {
        JsonObject notifications = Deployment.Dev.One("Microsoft.Consumption/budgets").Properties["notifications"]!.AsObject();
        Assert.Equal(3, notifications.Count);
        Assert.All(notifications, n => Assert.Contains("actionGroupId", Assert.Single(n.Value!["contactGroups"]!.AsArray())!.ToString(), StringComparison.Ordinal));
    }

    // Another name than DoNotReply the service refuses to a domain with the limits that each begins with:
    // https://learn.microsoft.com/azure/communication-services/quickstarts/email/add-multiple-senders
    [Trait("Category", "Long")]
    [Fact]
    public void Mails_from_a_domain_of_ones_own_need_no_raised_limits()
    {
        Deployment own = Deployment.Of(("ATOZ_MAIL_DOMAIN", "claims.example"), ("ATOZ_MAIL_DOMAIN_VERIFIED", "true"));
        Assert.Empty(own.AllOf("Microsoft.Communication/emailServices/domains/senderUsernames"));
        Assert.Equal("claims", Deployment.Everything.One("Microsoft.Communication/emailServices/domains/senderUsernames").Properties.At("username"));
        Deployment notYet = Deployment.Of(("ATOZ_MAIL_DOMAIN", "claims.example"), ("ATOZ_MAIL_SENDER", "claims"));
        Assert.Empty(notYet.AllOf("Microsoft.Communication/emailServices/domains/senderUsernames"));
    }

    [Fact]
    public void Whatever_can_carry_tags_carries_them()
    {
        string[] without =
        [
            "Microsoft.Authorization/roleAssignments", "Microsoft.Consumption/budgets",
            "Microsoft.Insights/diagnosticSettings", "Microsoft.Security/defenderForStorageSettings",
        ];
        foreach (Deployment deployment in Deployment.All)
        {
            // What is part of another resource is found by that one's tags.
            IEnumerable<Resource> whole = deployment.Resources.Where(r => r.Type.Count(c => c == '/') == 1 && !without.Contains(r.Type));
            Assert.All(whole, r => Assert.Superset(new HashSet<string> { "application", "azd-env-name", "stage" }, r.Tags));
            Assert.Contains("azd-service-name", deployment.One("Microsoft.Web/sites").Tags);
        }
    }

    private static JsonNode Config(Deployment deployment) => deployment.One("Microsoft.Web/sites").Properties["functionAppConfig"]!;

    private static JsonArray AlwaysReady(Deployment deployment) => Config(deployment)["scaleAndConcurrency"]!["alwaysReady"]!.AsArray();

    private static IEnumerable<string> Skus(Deployment deployment) => Sized
        .Select(type => deployment.One(type).Json["sku"]!).Select(sku => $"{sku["name"]} {sku["tier"]}".TrimEnd());

    private static IEnumerable<string> Counted(Deployment deployment) =>
        deployment.Resources.GroupBy(r => r.Type, (type, all) => $"{type} {all.Count()}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(params string[] texts) =>
        texts.SelectMany(t => t.ReplaceLineEndings("\n").Split('\n')).Order(StringComparer.Ordinal);
}
