using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Tests.Evidence;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>What all routes have in common: tags, preferences, cursors, limits, the catalogue.</summary>
[Collection("api")]
public sealed class ConventionsTests(ApiHost api)
{
    [Fact]
    public async Task A_case_that_did_not_change_is_not_sent_again()
    {
        ClaimId claim = await api.Claim();
        Reply first = await api.Backend(HttpMethod.Get, $"api/claims/{claim}");
        Reply again = await Get(claim, "If-None-Match", first.Headers["ETag"]);
        Assert.Equal((304, 0), (again.Status, again.Bytes.Length));
        await Withdraw(claim);
        Assert.Equal(200, (await Get(claim, "If-None-Match", first.Headers["ETag"])).Status);
    }

    [Fact]
    public async Task An_act_on_a_case_that_changed_meanwhile_is_refused_and_changes_nothing()
    {
        ClaimId claim = await api.Claim();
        string read = (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Headers["ETag"];
        using ByteArrayContent file = new(Files.Png());
        Reply added = await api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", file, null, api.BackendKey);
        Assert.True(added.Status == 201, added.Body);
        (await Withdraw(claim, ("If-Match", read))).IsProblem(412, "CASE_CHANGED", "If-Match");
        string now = (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Headers["ETag"];
        Assert.Equal(202, (await Withdraw(claim, ("If-Match", $"\"other\", {now}"))).Status);
    }

    [Fact]
    public async Task One_side_s_tag_does_not_change_with_what_only_the_other_side_sees()
    {
        ClaimId claim = await api.Claim();
        string buyer = await api.BuyerToken(claim), seller = await api.SellerToken(claim);
        string before = (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}")).Headers["ETag"];
        await api.Store.Write(db => new Functions.Records.Timeline(new Outbox(), api.Clock).Append(db, claim, "only-seller", Party.Marketplace, TimelineKind.Reminded, Audience.Seller));
        Assert.Equal(before, (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}")).Headers["ETag"]);
        Assert.NotEqual(before, (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Headers["ETag"]);
    }

    [Fact]
    public async Task Who_prefers_so_is_sent_to_where_the_claim_tells_how_it_goes_on()
    {
        Reply reply = await api.Send(HttpMethod.Post, "api/claims", ApiHost.Raw(System.Text.Json.JsonSerializer.Serialize(ApiHost.ClaimBody(await api.Order()))), null, api.BackendKey, ("Prefer", "respond-async, wait=5"));
        Assert.Equal((202, "respond-async"), (reply.Status, reply.Headers["Preference-Applied"]));
        Assert.Equal(200, (await api.Backend(HttpMethod.Get, reply.Headers["Location"].TrimStart('/'))).Status);
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_list_and_filters_only()
    {
        await api.Claim();
        await api.Claim();
        string next = (await api.Backend(HttpMethod.Get, "api/claims?limit=1&kind=NotReceived")).Text("next");
        Assert.Equal(200, (await api.Backend(HttpMethod.Get, $"api/claims?limit=1&kind=notreceived&cursor={next}")).Status);
        (await api.Backend(HttpMethod.Get, $"api/claims?limit=1&cursor={next}")).IsProblem(400, "CURSOR_WRONG", "?cursor");
    }

    [Fact]
    public async Task Limits_are_published()
    {
        Reply limits = await api.Anybody(HttpMethod.Get, "api/limits");
        Assert.Equal((200, 50, 65_536), (limits.Status, limits.Json.GetProperty("pageItems").GetInt32(), limits.Json.GetProperty("bodyBytes").GetInt32()));
    }

    [Fact]
    public async Task The_type_of_a_problem_leads_to_what_it_means()
    {
        string type = (await api.Backend(HttpMethod.Get, "api/claims/clm_none")).IsProblem(404, "CLAIM_UNKNOWN").Text("type");
        Assert.Equal("CLAIM_UNKNOWN", (await api.Anybody(HttpMethod.Get, type.TrimStart('/'))).Text("code"));
        (await api.Anybody(HttpMethod.Get, "api/problems/NO_SUCH_CODE")).IsProblem(404, "PROBLEM_UNKNOWN");
        Assert.NotEmpty((await api.Anybody(HttpMethod.Get, "api/problems")).Json.GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task The_page_of_the_api_reads_without_a_script_and_loads_nothing_from_elsewhere()
    {
        Reply page = await api.Anybody(HttpMethod.Get, "api/docs");
        Assert.Equal((200, "text/html"), (page.Status, page.ContentType));
        Assert.Contains("/api/claims/{claimId}", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page.Body, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(200, (await api.Anybody(HttpMethod.Get, "api/docs.js")).Status);
        Assert.Equal("3.1.0", (await api.Anybody(HttpMethod.Get, "api/openapi.json")).Text("openapi"));
    }

    private Task<Reply> Get(ClaimId claim, string header, string value) => api.Send(HttpMethod.Get, $"api/claims/{claim}", null, null, api.BackendKey, (header, value));

    private Task<Reply> Withdraw(ClaimId claim, params (string, string)[] headers) =>
        api.Send(HttpMethod.Post, $"api/claims/{claim}/commands", ApiHost.Raw("""{"kind":"BuyerWithdraws","payload":{"reason":"It came."}}"""), null, [api.BackendKey, .. headers]);
}
