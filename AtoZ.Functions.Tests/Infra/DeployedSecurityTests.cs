using System.Text.Json.Nodes;
using Xunit;

namespace AtoZ.Functions.Tests.Infra;

public class DeployedSecurityTests
{
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string KeyVaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    private const string CommunicationAndEmailServiceOwner = "09976791-48a7-449e-bb21-39d1a415f350";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string DurableTaskDataContributor = "0ad04412-c4d5-4796-b79c-f76d14c8d402";

    private static readonly (string On, string Role)[] Needed =
    [
        ("Microsoft.Communication/communicationServices", CommunicationAndEmailServiceOwner),
        ("Microsoft.Insights/components", MonitoringMetricsPublisher),
        ("Microsoft.KeyVault/vaults", KeyVaultSecretsUser),
        ("Microsoft.Storage/storageAccounts", TableDataContributor),
        ("Microsoft.Storage/storageAccounts", QueueDataContributor),
        ("Microsoft.Storage/storageAccounts", BlobDataOwner),
    ];

    [Fact]
    public void The_app_has_each_role_that_it_needs_where_it_needs_it_and_no_other()
    {
        Assert.Equal(Needed, Deployment.Dev.Roles().Order());
        Assert.Equal(Needed, Deployment.Prod.Roles().Order());
        (string On, string Role)[] all = [.. Needed, ("Microsoft.DurableTask/schedulers/taskHubs", DurableTaskDataContributor)];
        Assert.Equal(all.Order(), Deployment.Everything.Roles().Order());
        foreach (Resource role in Deployment.All.SelectMany(d => d.AllOf("Microsoft.Authorization/roleAssignments")))
        {
            Assert.Equal("ServicePrincipal", role.Properties.At("principalType"));
            Assert.Contains("'identity'", role.Properties.At("principalId"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nobody_reads_the_link_of_a_party_in_the_logs()
    {
        foreach (Deployment deployment in Deployment.All)
        {
            Resource rule = deployment.One("Microsoft.Insights/dataCollectionRules");
            Assert.Equal("WorkspaceTransforms", rule.Json["kind"]!.GetValue<string>());
            Dictionary<string, string> flows = rule.Properties["dataFlows"]!.AsArray().ToDictionary(f => f!.At("streams/0"), f => f!.At("transformKql"));
            Assert.Equal(["Microsoft-Table-AppDependencies", "Microsoft-Table-AppRequests"], flows.Keys.Order());
            foreach (string column in new[] { "Url", "Name", "OperationName" })
            {
                Assert.Contains(
                    $"""{column} = iif({column} contains "/case/" and {column} !contains "/case/{"{"}", strcat(extract("^(.*?/case/)", 1, {column}), "-"), {column})""",
                    flows["Microsoft-Table-AppRequests"],
                    StringComparison.Ordinal);
            }

            string[] rules = [.. deployment.AllOf("Microsoft.OperationalInsights/workspaces").Select(w => w.Properties["defaultDataCollectionRuleResourceId"]?.GetValue<string>()).OfType<string>()];
            Assert.Contains("dataCollectionRules", Assert.Single(rules), StringComparison.Ordinal);
        }
    }

    // The workspace is made before the rule that it names, and so told twice; the first word must not take the rule away.
    [Fact]
    public void No_link_gets_into_the_logs_while_an_environment_is_provisioned_again()
    {
        const string rule = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/dataCollectionRules/dcr-atoz";
        string?[] named = [.. Deployment.Of(("ATOZ_LOG_RULE", rule)).AllOf("Microsoft.OperationalInsights/workspaces").Select(w => w.Properties["defaultDataCollectionRuleResourceId"]?.GetValue<string>())];
        Assert.Equal(2, named.Length);
        Assert.All(named, n => Assert.Contains("dataCollectionRules", n, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_can_be_opened_by_a_key_or_a_password()
    {
        foreach (Deployment deployment in Deployment.All)
        {
            JsonObject storage = deployment.One("Microsoft.Storage/storageAccounts").Properties;
            Assert.Equal(("false", "false"), (storage.At("allowSharedKeyAccess"), storage.At("allowBlobPublicAccess")));
            JsonObject database = deployment.One("Microsoft.DBforPostgreSQL/flexibleServers").Properties;
            Assert.Equal(("Enabled", "Disabled"), (database.At("authConfig/activeDirectoryAuth"), database.At("authConfig/passwordAuth")));
            Assert.Null(database["administratorLoginPassword"]);
            Assert.Equal("true", deployment.One("Microsoft.KeyVault/vaults").Properties.At("enableRbacAuthorization"));
            Assert.Equal("true", deployment.One("Microsoft.Insights/components").Properties.At("DisableLocalAuth"));
            IEnumerable<Resource> policies = deployment.AllOf("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
            Assert.All(policies, p => Assert.Equal("false", p.Properties.At("allow")));
            JsonObject site = deployment.One("Microsoft.Web/sites").Properties;
            Assert.Equal("true", site.At("httpsOnly"));
            Assert.Equal("UserAssignedIdentity", site.At("functionAppConfig/deployment/storage/authentication/type"));
        }
    }

    [Fact]
    public void With_private_networking_no_service_that_holds_data_has_a_public_address()
    {
        string[] holders = ["Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults"];
        Assert.All(holders, type => Assert.Equal("Disabled", Deployment.Prod.One(type).Properties.At("publicNetworkAccess")));
        Resource database = Deployment.Prod.One("Microsoft.DBforPostgreSQL/flexibleServers");
        Assert.Equal("Disabled", database.Properties.At("network/publicNetworkAccess"));
        Assert.Equal(["blob", "postgresqlServer", "queue", "table", "vault"], Groups(Deployment.Prod));
        Assert.NotNull(Deployment.Prod.One("Microsoft.Web/sites").Properties["virtualNetworkSubnetId"]);
        Assert.Null(Deployment.Dev.One("Microsoft.Web/sites").Properties["virtualNetworkSubnetId"]);
        JsonNode subnet = Deployment.Prod.One("Microsoft.Network/virtualNetworks").Properties["subnets"]![0]!;
        Assert.Equal("Microsoft.App/environments", subnet.At("properties/delegations/0/properties/serviceName"));
        Assert.NotNull(subnet["properties"]!["natGateway"]);
    }

    [Fact]
    public void Staff_sign_in_and_signed_links_stay_open()
    {
        JsonObject authentication = Deployment.Everything.SiteConfig("authsettingsV2");
        Assert.Equal("true", authentication.At("platform/enabled"));
        Assert.Equal("false", authentication.At("globalValidation/requireAuthentication"));
        Assert.Equal("AllowAnonymous", authentication.At("globalValidation/unauthenticatedClientAction"));

        // Instead of a client secret: the identity of the app.
        string vouching = authentication.At("identityProviders/azureActiveDirectory/registration/clientSecretSettingName");
        Assert.NotNull(Deployment.Everything.Settings[vouching]);
        Assert.Single(Deployment.Dev.AllOf("Microsoft.Web/sites/config"));
    }

    [Fact]
    public void Outputs_and_settings_hold_no_secret()
    {
        Assert.Equal(
            [
                "APP_IDENTITY_PRINCIPAL_ID", "APP_NAME", "APP_URL", "AZURE_LOCATION", "AZURE_RESOURCE_GROUP",
                "AZURE_TENANT_ID", "KEY_VAULT_NAME", "MAIL_TOPIC_NAME",
            ],
            Deployment.Everything.Outputs.Select(o => o.Key).Order(StringComparer.Ordinal));
        foreach (string secret in new[] { "LinkSigningKey", "LinkSigningKeyPrevious", "RecordSigningKey", "PaymentServiceSecret", "TranslationKey" })
        {
            Assert.Contains("@Microsoft.KeyVault(SecretUri=", Deployment.Everything.Settings.At(secret), StringComparison.Ordinal);
        }

        string settings = Deployment.Everything.Settings.ToJsonString();
        string[] words = ["AccountKey", "Password", "SharedAccess"];
        Assert.All(words, word => Assert.DoesNotContain(word, settings, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Groups(Deployment deployment) => deployment.AllOf("Microsoft.Network/privateEndpoints")
        .Select(e => e.Properties.At("privateLinkServiceConnections/0/properties/groupIds/0")).Order(StringComparer.Ordinal);
}
