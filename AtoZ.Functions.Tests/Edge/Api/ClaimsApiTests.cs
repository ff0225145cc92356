using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class ClaimsApiTests(ApiHost api)
{
    [Fact]
    public async Task A_claim_is_filed_found_and_shows_whose_turn_it_is()
    {
        OrderLine order = await api.Order();
        Reply filed = await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order));
        await api.Idle();
        Assert.Equal(201, filed.Status);
        Assert.Equal($"/api/claims/{filed.Text("id")}", filed.Headers["Location"]);

        Reply claim = await api.Backend(HttpMethod.Get, filed.Headers["Location"]);
        Assert.Equal(("AwaitingSeller", "Seller"), (claim.Text("status"), claim.Text("nextActor")));
        Assert.Equal("marketplace-pays", claim.Json.GetProperty("otherwise")[0].GetProperty("code").GetString());
        Assert.True(claim.Json.GetProperty("deadline").GetDateTimeOffset() > api.Clock.GetUtcNow());
        Assert.Equal(8_000, claim.Json.GetProperty("amountMinor").GetInt64());
    }

    [Fact]
    public async Task A_preview_names_the_rules_and_files_nothing()
    {
        OrderLine order = await api.Order();
        Reply good = await api.Backend(HttpMethod.Post, "api/claims/preview", ApiHost.ClaimBody(order), key: "");
        Assert.True(good.Json.GetProperty("eligible").GetBoolean());
        Reply bad = await api.Backend(HttpMethod.Post, "api/claims/preview", Unknown(), key: "");
        Assert.Equal(200, bad.Status);
        Assert.Equal("ELIG-01", bad.Json.GetProperty("failedRules")[0].GetProperty("code").GetString());
        Assert.Empty((await api.Backend(HttpMethod.Get, $"api/claims?orderId={order.OrderId}")).Json.GetProperty("claims").EnumerateArray());
    }

    [Fact]
    public async Task An_unknown_order_is_refused_with_the_rule_and_a_remedy()
    {
        Reply reply = (await api.Backend(HttpMethod.Post, "api/claims", Unknown())).IsProblem(422, "NOT_ELIGIBLE");
        JsonElement rule = reply.Json.GetProperty("failedRules")[0];
        Assert.Equal("ELIG-01", rule.GetProperty("code").GetString());
        Assert.NotEmpty(rule.GetProperty("remedy").GetString()!);
    }

    [Fact]
    public async Task A_refusal_is_on_record_once_however_often_the_request_is_repeated()
    {
        OrderLine order = await api.Order();
        DateTimeOffset later = order.EstimatedDeliveryAt!.Value.AddYears(1);
        await api.Store.Write(db => db.OrderLines.Where(l => l.OrderId == order.OrderId).ExecuteUpdateAsync(l => l.SetProperty(o => o.EstimatedDeliveryAt, later)));
        string key = Guid.NewGuid().ToString(), subject = $"order {order.OrderId} line 1";
        (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order), key)).IsProblem(422, "NOT_ELIGIBLE");
        (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order), key)).IsProblem(422, "NOT_ELIGIBLE");
        await api.Backend(HttpMethod.Post, "api/claims/preview", ApiHost.ClaimBody(order));

        DecisionRecord decision = await api.Store.Read(db => db.Decisions.SingleAsync(d => d.Body.Contains(subject)));
        Assert.Equal((DecisionKind.Eligibility, null), (decision.Kind, decision.ClaimId));
    }

    [Fact]
    public async Task A_second_claim_about_the_same_item_is_refused()
    {
        OrderLine order = await api.Order();
        await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order));
        (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order))).IsProblem(409, "CLAIM_ALREADY_OPEN");
    }

    [Fact]
    public async Task Without_a_key_of_the_function_nothing_is_shown_or_filed()
    {
        Assert.Equal(401, (await api.Anybody(HttpMethod.Get, "api/claims")).Status);
        Assert.Equal(401, (await api.Anybody(HttpMethod.Post, "api/claims", Unknown())).Status);
        Assert.Equal(401, (await api.Anybody(HttpMethod.Get, "api/ledger/balances")).Status);
    }

    [Theory]
    [InlineData("api/claims/clm_none")]
    [InlineData("api/claims/clm_none/timeline")]
    [InlineData("api/claims/clm_none/ledger")]
    [InlineData("api/claims/%2e%2e%2fetc")]
    public async Task An_unknown_claim_is_a_problem(string path) => (await api.Backend(HttpMethod.Get, path)).IsProblem(404, "CLAIM_UNKNOWN");

    [Theory]
    [InlineData("GET", "api/nothing")]
    [InlineData("DELETE", "api/claims")]
    [InlineData("PUT", "api/claims/clm_1")]
    public async Task An_unknown_route_or_method_is_a_problem(string method, string path) =>
        (await api.Backend(new HttpMethod(method), path)).IsProblem(404, "ROUTE_UNKNOWN");

    [Fact]
    public async Task Lists_filter_and_go_on_from_page_to_page()
    {
        OrderLine order = await api.Order();
        await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order));
        await api.Claim();
        await api.Claim();
        Reply one = await api.Backend(HttpMethod.Get, $"api/claims?buyerId={order.BuyerId}&status=awaitingseller&kind=NotReceived");
        await api.Idle();
        Assert.Single(one.Json.GetProperty("claims").EnumerateArray());

        List<string> seen = [];
        for (string? cursor = ""; cursor is not null;)
        {
            Reply page = await api.Backend(HttpMethod.Get, $"api/claims?limit=1{cursor}");
            seen.AddRange(page.Json.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
            cursor = page.Json.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : null;
        }

        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Count >= 3);
    }

    [Theory]
    [InlineData("limit=51", "QUERY_WRONG")]
    [InlineData("limit=x", "QUERY_WRONG")]
    [InlineData("status=Sleeping", "QUERY_WRONG")]
    [InlineData("cursor=!!", "CURSOR_WRONG")]
    [InlineData("colour=red", "QUERY_UNKNOWN")]
    public async Task A_wrong_filter_is_named(string query, string code) => (await api.Backend(HttpMethod.Get, $"api/claims?{query}")).IsProblem(400, code);

    [Fact]
    public async Task Reading_changes_nothing()
    {
        ClaimId claim = await api.Claim();
        string seller = await api.SellerToken(claim);
        string before = await StoreDump.Of(api.Store);
        string[] paths = ["", "/timeline", "/ledger"];
        foreach (string path in paths)
        {
            Assert.Equal(200, (await api.Backend(HttpMethod.Get, $"api/claims/{claim}{path}")).Status);
        }

        Assert.Equal(200, (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Status);
        Assert.Equal(200, (await api.Anybody(HttpMethod.Get, $"case/{seller}")).Status);
        Assert.Equal(200, (await api.Backend(HttpMethod.Get, "api/ledger/balances")).Status);
        Assert.Equal(200, (await api.Staff("anna", HttpMethod.Get, "api/staff/queue")).Status);
        Assert.Equal(before, await StoreDump.Of(api.Store));
    }

    [Fact]
    public async Task The_backend_gives_the_buyers_answers_and_no_one_elses()
    {
        ClaimId claim = await api.Claim();
        (await api.Backend(HttpMethod.Post, $"api/claims/{claim}/commands", new { kind = "SellerPays" })).IsProblem(403, "NOT_YOURS");
        (await api.Backend(HttpMethod.Post, $"api/claims/{claim}/commands", new { kind = "BuyerAccepts" })).IsProblem(409, "NOT_POSSIBLE_NOW");
        Reply given = await api.Backend(HttpMethod.Post, $"api/claims/{claim}/commands", new { kind = "BuyerWithdraws", payload = new { reason = "It arrived." } });
        await api.Idle();
        Assert.Equal(202, given.Status);
        Assert.Equal("Withdrawn", (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Text("outcome"));
    }

    [Fact]
    public async Task A_paid_claims_ledger_and_all_accounts_sum_to_zero()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", new { kind = "SellerPays", nonce = await api.Nonce(token) });
        await api.Idle();
        Reply ledger = await api.Backend(HttpMethod.Get, $"api/claims/{claim}/ledger");
        Assert.Equal(["debit-seller", "pay-buyer"], ledger.Json.GetProperty("bookings").EnumerateArray().Select(b => b.GetProperty("purpose").GetString()));
        Assert.Equal(0, ledger.Json.GetProperty("sumMinor").GetInt64());
        Reply balances = await api.Backend(HttpMethod.Get, "api/ledger/balances");
        Assert.All(balances.Json.GetProperty("sumMinor").EnumerateObject(), sum => Assert.Equal(0, sum.Value.GetInt64()));
        Reply timeline = await api.Backend(HttpMethod.Get, $"api/claims/{claim}/timeline");
        Assert.Equal("Closed", timeline.Json.GetProperty("entries").EnumerateArray().Last().GetProperty("kind").GetString());
    }

    private static object Unknown() => new { orderId = "none", line = 1, buyerId = "b", kind = "Lost", description = "The parcel was lost on its way to me." };
}
