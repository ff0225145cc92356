using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>What the API asks of the store, asked of PostgreSQL.</summary>
[Trait("Category", "Long")]
public sealed class ApiOnPostgresTests : IAsyncLifetime
{
    private readonly PostgresCluster _cluster = new();
    private ApiHost? _api;

    private ApiHost Api => _api ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync()
    {
        _api = new ApiHost { Database = await _cluster.NewDatabase() };
        await _api.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Api.DisposeAsync();
        await _cluster.Stop();
    }

    [Fact]
    public async Task The_record_is_searched_by_text_and_date_in_pages()
    {
        ClaimId claim = await Api.Claim();
        string query = $"api/staff/record?text={claim}&from=2020-01-01T00:00:00Z";
        Reply whole = await Api.Staff("emil", HttpMethod.Get, query);
        Reply first = await Api.Staff("emil", HttpMethod.Get, query + "&limit=2");
        Reply second = await Api.Staff("emil", HttpMethod.Get, $"{query}&limit=2&cursor={first.Text("next")}");
        string[] Texts(params Reply[] replies) => [.. replies.SelectMany(r => r.Json.GetProperty("entries").EnumerateArray()).Select(e => e.ToString())];
        Assert.Equal(Texts(whole)[..4], Texts(first, second));
        Assert.NotEmpty(Texts(await Api.Staff("emil", HttpMethod.Get, "api/staff/record?text=eLIGIBLE")));
        Assert.Empty(Texts(await Api.Staff("emil", HttpMethod.Get, query + "&until=2020-01-02T00:00:00Z")));
        Reply left = await Api.Staff("alma", HttpMethod.Post, "api/staff/people/leave", new { name = "otto", reason = "Another employer." });
        Assert.Equal(200, left.Status);
        (await Api.Staff("otto", HttpMethod.Get, "api/staff/queue")).IsProblem(403, "STAFF_GONE");
    }

    [Fact]
    public async Task Claims_are_filed_once_listed_answered_and_paid()
    {
        OrderLine order = await Api.Order();
        string key = Guid.NewGuid().ToString();
        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order), key)));
        Assert.All(replies, r => Assert.True(r.Status == 201 || r.Code == "IDEMPOTENCY_IN_FLIGHT", r.Body));
        Assert.Contains(replies, r => r.Status == 201);
        ClaimId claim = await Api.Claim();
        Reply page = await Api.Backend(HttpMethod.Get, "api/claims?limit=1&status=AwaitingSeller");
        Reply next = await Api.Backend(HttpMethod.Get, $"api/claims?limit=1&status=AwaitingSeller&cursor={page.Text("next")}");
        Assert.NotEqual(IdOf(page), IdOf(next));

        string token = await Api.SellerToken(claim);
        Assert.Equal(202, (await Api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", new { kind = "SellerPays", nonce = await Api.Nonce(token) })).Status);
        await Api.Idle();
        Assert.Equal("PaidBySeller", (await Api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Text("outcome"));
        Assert.Equal(0, (await Api.Backend(HttpMethod.Get, "api/ledger/balances")).Json.GetProperty("sumMinor").GetProperty("USD").GetInt64());
    }

    [Fact]
    public async Task Silence_leads_to_a_debt_that_a_disbursement_is_set_against_and_large_payouts_wait_for_staff()
    {
        ClaimId small = await Api.Claim(), large = await Api.Claim(150_000);
        string sellerId = (await Api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == small))).SellerId;
        await Api.Store.Write(async db => (await db.Sellers.SingleAsync(s => s.Id == sellerId)).HasPaymentMethod = false);
        await Api.Pass(TimeSpan.FromDays(4));
        object body = new { id = "d-1", sellerId, amountMinor = 3_000, currency = "USD", dueAt = "2027-02-01T00:00:00Z" };
        Assert.Equal(201, (await Api.Backend(HttpMethod.Post, "api/facts/disbursements", body)).Status);
        await Api.Idle();
        Assert.Equal(2_100, (await Api.Store.Read(db => db.Debts.SingleAsync(d => d.ClaimId == small))).RecoveredMinor);

        Reply queue = await Api.Staff("anna", HttpMethod.Get, "api/staff/queue");
        Assert.Contains(queue.Json.GetProperty("tasks").EnumerateArray(), t => t.GetProperty("claim").GetProperty("id").GetString() == large.Value);
        Assert.Equal(202, (await Api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{large}/payout-approval", new { approve = true, reason = "Looks right." })).Status);
        using ByteArrayContent file = new(Files.Png());
        Assert.Equal(201, (await Api.Send(HttpMethod.Post, $"api/claims/{large}/evidence", file, null, Api.BackendKey)).Status);
    }

    private static string? IdOf(Reply page) => page.Json.GetProperty("claims")[0].GetProperty("id").GetString();
}
