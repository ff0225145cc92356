using System.Globalization;
using System.Net;
using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using DurableTask.Sqlite.Time;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>How much a caller may ask for, on the clock on the wall; and by which names the app is reached.</summary>
public sealed class LimitsTests
{
    private const string Nobody = "00000000000000000000000000000000";

    [Fact]
    public async Task A_link_that_cannot_be_told_apart_is_counted_by_its_address()
    {
        await using TestHost host = await Start(("AddressRequestsPerMinute", "1"));

        // Whoever guesses takes another link each time.
        (await Read(host, $"api/case/{Nobody}1")).IsProblem(404, "LINK_WRONG");
        Reply refused = (await Read(host, $"api/case/{Nobody}2")).IsProblem(429, "TOO_MANY_REQUESTS");
        Assert.InRange(RetryAfter(refused), 1, 60);
        (await Read(host, "api/limits")).IsProblem(429, "TOO_MANY_REQUESTS");
    }

    // The driver takes a wait below one millisecond for one without an end: the instance would tell nobody until it heard something.
    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(999, 1)]
    [InlineData(999.5, null)]
    [InlineData(1_000, null)]
    [InlineData(4_000, null)]
    public void What_was_spent_is_told_every_second_whatever_the_rest_of_it(double sinceMilliseconds, int? wait) =>
        Assert.Equal(wait is { } ms ? TimeSpan.FromMilliseconds(ms) : null, SharedLimits.Wait(TimeSpan.FromMilliseconds(sinceMilliseconds)));

    [Fact]
    public async Task Whoever_looks_whether_the_app_is_well_is_not_counted()
    {
        await using TestHost host = await Start(("AddressRequestsPerMinute", "1"));
        Assert.Equal(200, (await Read(host, "api/limits")).Status);
        (await Read(host, "api/limits")).IsProblem(429, "TOO_MANY_REQUESTS");
        Assert.Equal(200, (await Read(host, "api/health")).Status);
        Assert.NotEqual(429, (await Read(host, "api/health/ready")).Status);
    }

    // A 404 of a function that is switched off would be taken for the last word, and the claim dropped.
    [Theory]
    [InlineData("api/claims")]
    [InlineData("api/inquiries")]
    [InlineData("api/claim-drafts")]
    public async Task While_the_app_is_drained_what_would_bring_a_claim_comes_again_later(string route)
    {
        await using TestHost host = await Start(("NewClaims", "Paused"));
        using HttpResponseMessage answer = await host.AsAdminAsync(HttpMethod.Post, route, "{}");
        Reply refused = (await Reply.Read(answer)).IsProblem(503, "NEW_CLAIMS_PAUSED");
        Assert.Equal(300, RetryAfter(refused));
        Assert.Equal(200, (await Read(host, "api/claims", ("x-functions-key", host.Keys.HostKey))).Status);
    }

    [Fact]
    public void What_is_neither_is_refused_by_name() =>
        Assert.Contains("'NewClaims' is 'paused'", Assert.Throws<InvalidOperationException>(() => NewClaims.From(new ConfigurationBuilder().AddInMemoryCollection([new("NewClaims", "paused")]).Build())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_person_gets_a_page_and_when_to_come_back()
    {
        await using TestHost host = await Start(("AddressRequestsPerMinute", "1"));
        await Read(host, "case/wrong", ("Accept", "text/html"));

        Reply refused = await Read(host, "case/wrong", ("Accept", "text/html"), ("Accept-Language", "de"));

        Assert.Equal((429, "text/html"), (refused.Status, refused.ContentType));
        Assert.InRange(RetryAfter(refused), 1, 60);
        Assert.Contains("Das war viel auf einmal", WebUtility.HtmlDecode(refused.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_has_a_budget_of_its_own()
    {
        await using TestHost host = await Start(("AddressRequestsPerMinute", "1"), ("KeyRequestsPerMinute", "1"));
        Assert.Equal(200, (await Read(host, "api/limits")).Status);
        Assert.Equal(200, (await Read(host, "api/claims", ("x-functions-key", host.Keys.HostKey))).Status);
        (await Read(host, "api/claims", ("x-functions-key", host.Keys.HostKey))).IsProblem(429, "TOO_MANY_REQUESTS");

        // Another key is another caller.
        Assert.Equal(200, (await Read(host, "api/claims", ("x-functions-key", host.Keys.MasterKey))).Status);
    }

    [Fact]
    public async Task A_link_that_was_signed_here_has_a_budget_of_its_own_within_that_of_its_address()
    {
        await using TestHost host = await Start(("LinkRequestsPerMinute", "1"), ("AddressRequestsPerMinute", "2"));
        string one = await Token("clm_1"), other = await Token("clm_2");
        Assert.NotEqual(429, (await Read(host, $"api/case/{one}")).Status);
        (await Read(host, $"api/case/{one}")).IsProblem(429, "TOO_MANY_REQUESTS");
        Assert.NotEqual(429, (await Read(host, $"api/case/{other}")).Status);

        // Two links, and what was refused to the first never reached the address's budget.
        (await Read(host, "api/limits")).IsProblem(429, "TOO_MANY_REQUESTS");

        async Task<string> Token(string claim)
        {
            LinkGrant grant = new(new ClaimId(claim), null, Party.Buyer, LinkPurpose.BuyerCase, null, DateTimeOffset.UtcNow.AddDays(1));
            return (await host.Services.GetRequiredService<ILinks>().Create(grant)).Segments[^1];
        }
    }

    [Fact]
    public async Task What_is_costly_has_less()
    {
        await using TestHost host = await Start(("KeyCostlyRequestsPerMinute", "1"));
        (string, string) key = ("x-functions-key", host.Keys.HostKey);
        Assert.Equal(200, (await Read(host, "api/ledger/export.csv", key)).Status);
        (await Read(host, "api/ledger/export.csv", key)).IsProblem(429, "TOO_MANY_REQUESTS");
        Assert.Equal(200, (await Read(host, "api/claims", key)).Status);
    }

    [Theory]
    [InlineData("order-1", "someone@example.com", 429)]
    [InlineData("order-2", "Buyer@Example.com", 429)]
    [InlineData("order-2", "someone@example.com", 202)]
    public async Task A_lost_link_is_asked_for_so_often_for_an_order_and_for_an_address(string order, string email, int status)
    {
        await using TestHost host = await Start(("LostLinksPerHour", "1"));
        Assert.Equal(202, (await Ask("order-1", "buyer@example.com")).Status);
        Reply again = await Ask(order, email);
        Assert.Equal(status, again.Status);
        Assert.Equal(status == 429, again.Headers.ContainsKey("Retry-After"));

        async Task<Reply> Ask(string of, string to)
        {
            using HttpResponseMessage answer = await host.Client.PostAsync("api/lost-links", ApiHost.Raw(System.Text.Json.JsonSerializer.Serialize(new { orderId = of, email = to })));
            return await Reply.Read(answer);
        }
    }

    [Theory]
    [InlineData("203.0.113.1:50000", "203.0.113.1:50001", 429)]
    [InlineData("203.0.113.1", "203.0.113.2", 200)]
    [InlineData("[2001:db8::1]:50000", "2001:db8::2", 429)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", 200)]
    [InlineData("198.51.100.9, 203.0.113.1", "198.51.100.8, 203.0.113.1", 429)]
    public async Task The_platform_says_the_client_s_address_where_it_is_set_to(string first, string second, int status)
    {
        await using TestHost host = await Start(("AddressRequestsPerMinute", "1"), ("ClientAddressHeader", "CLIENT-IP"));
        Assert.Equal(200, (await Read(host, "api/limits", ("CLIENT-IP", first))).Status);
        Assert.Equal(status, (await Read(host, "api/limits", ("CLIENT-IP", second))).Status);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("CLIENT-IP")]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    public async Task What_a_client_says_of_its_own_address_counts_for_nothing(string header)
    {
        await using TestHost host = await Start(("AddressRequestsPerMinute", "1"));
        Assert.Equal(200, (await Read(host, "api/limits", (header, "203.0.113.1"))).Status);
        Assert.Equal(429, (await Read(host, "api/limits", (header, "203.0.113.2"))).Status);
    }

    [Fact]
    public async Task Zero_is_no_limit_and_each_number_is_at_api_limits()
    {
        await using TestHost host = await Start(("AddressRequestsPerMinute", "0"), ("LinkRequestsPerMinute", "77"));
        Reply limits = await Read(host, "api/limits");
        for (int i = 0; i < 30; i++)
        {
            limits = await Read(host, "api/limits");
        }

        System.Text.Json.JsonElement requests = limits.Json.GetProperty("requests");
        Assert.Equal(
            (12_000, 77, 0, 1_200, 30, 6),
            (Number("keyPerMinute"), Number("linkPerMinute"), Number("addressPerMinute"), Number("keyCostlyPerMinute"), Number("personCostlyPerMinute"), Number("lostLinksPerHour")));
        int Number(string name) => requests.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task In_virtual_time_nobody_is_counted()
    {
        await using TestHost host = await Start(LocalClock.Virtual(TestHostSettings.Start), ("AddressRequestsPerMinute", "1"));
        Assert.Equal(200, (await Read(host, "api/limits")).Status);
        Assert.Equal(200, (await Read(host, "api/limits")).Status);
    }

    [Theory]
    [InlineData("AddressRequestsPerMinute", "many")]
    [InlineData("KeyRequestsPerMinute", "-1")]
    public async Task A_limit_that_is_no_number_is_refused_at_the_start(string setting, string value)
    {
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Start((setting, value)));
        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GetDossier", "GetCaseDossier", "GetStaffDossier", "ExportLedger", "PreviewClaim", "DryRunCase", "ComparePack", "RunBackTest", "StaffPackPage", "StaffFraudPage")]
    public void What_is_costly_is_known_as_such(params string[] functions) => Assert.All(functions, name => Assert.True(RequestLimits.IsCostly(name), name));

    [Fact]
    public void What_sends_a_whole_archive_or_computes_what_would_be_is_costly()
    {
        // By their names: who adds another one has to say so, or change this.
        string[] words = ["Dossier", "Export", "DryRun", "Preview", "Compare", "BackTest", "Csv"];
        string[] unmarked = [.. typeof(AtoZApp).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Where(m => m.GetParameters().Any(p => p.IsDefined(typeof(HttpTriggerAttribute), inherit: false)))
            .Select(m => ((FunctionAttribute)m.GetCustomAttributes(typeof(FunctionAttribute), inherit: false).Single()).Name)
            .Where(name => words.Any(w => name.Contains(w, StringComparison.Ordinal)) && !RequestLimits.IsCostly(name))];
        Assert.Empty(unmarked);
    }

    [Trait("Case", "34")]
    [Theory]
    [InlineData("dev/mail")]
    [InlineData("")]
    [InlineData("api/claims")]
    [InlineData("admin/host/ping")]
    public async Task A_name_that_is_not_ours_gets_nothing_from_the_local_host(string path)
    {
        await using TestHost host = await Start();
        Reply refused = await Read(host, path, ("Host", "evil.example"), ("x-functions-key", host.Keys.MasterKey));
        Assert.Equal(400, refused.Status);
        Assert.DoesNotContain("/case/", refused.Body, StringComparison.Ordinal);
    }

    [Trait("Case", "34")]
    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("evil.example:7071", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("claims.example", 200)]
    [InlineData("CLAIMS.example:443", 200)]
    [InlineData("localhost:1", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:7071", 200)]
    public async Task The_app_itself_knows_its_names_under_any_host(string name, int status)
    {
        await using TestHost host = await TestHost.StartAsync(TheApp.On(
            LocalClock.Live(),
            builder => builder.Services.PostConfigure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"]),
            ("PublicBaseUrl", "https://claims.example"),
            ("Sample", "none")));
        Reply reply = await Read(host, "dev/mail", ("Host", name));
        Assert.Equal(status, reply.Status);
        if (status == 421)
        {
            reply.IsProblem(421, "HOST_UNKNOWN");
        }
    }

    private static Task<TestHost> Start(params (string Name, string Value)[] settings) => Start(LocalClock.Live(), settings);

    private static Task<TestHost> Start(LocalClock clock, params (string Name, string Value)[] settings) => TestHost.StartAsync(TheApp.On(clock, null, [("Sample", "none"), .. settings]));

    private static async Task<Reply> Read(TestHost host, string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage answer = await host.Client.SendAsync(request);
        return await Reply.Read(answer);
    }

    private static int RetryAfter(Reply reply) => int.Parse(reply.Headers["Retry-After"], CultureInfo.InvariantCulture);
}
