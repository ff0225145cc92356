using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>How the buyer gets the money, and what of it is for what, by the API.</summary>
[Collection("api")]
public sealed class RefundsApiTests(ApiHost api)
{
    [Fact]
    public async Task The_backend_and_the_buyer_choose_and_the_seller_neither_chooses_nor_reads_it()
    {
        ClaimId claim = await api.Claim();
        string path = $"api/claims/{claim}/refund-means";
        Reply first = await api.Backend(HttpMethod.Post, path, new { means = "GiftCard" }, $"means-{claim}");
        Reply again = await api.Backend(HttpMethod.Post, path, new { means = "GiftCard" }, $"means-{claim}");
        Assert.Equal((200, "GiftCard", 200), (first.Status, first.Text("means"), again.Status));
        (await api.Backend(HttpMethod.Post, path, new { means = "Cash" })).IsProblem(400, "FIELD_WRONG_TYPE", "/means");
        (await api.Backend(HttpMethod.Post, "api/claims/clm_none/refund-means", new { means = "GiftCard" })).IsProblem(404, "CLAIM_UNKNOWN");

        string buyer = await api.BuyerToken(claim), seller = await api.SellerToken(claim);
        Assert.Equal("GiftCard", (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}")).Json.GetProperty("refund").GetProperty("chosen").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Json.GetProperty("refund").ValueKind);
        (await api.Anybody(HttpMethod.Post, $"api/case/{seller}/refund-means", new { nonce = await api.Nonce(seller), means = "GiftCard" })).IsProblem(403, "NOT_YOURS");
        string nonce = await api.Nonce(buyer);
        Assert.Equal(200, (await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/refund-means", new { nonce, means = "OriginalMethod" })).Status);
        (await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/refund-means", new { nonce, means = "GiftCard" })).IsProblem(409, "NONCE_USED");
    }

    [Fact]
    public async Task Parts_means_and_rate_stand_in_case_ledger_and_export()
    {
        ClaimId claim = await api.Claim();
        await api.Store.Write(async db =>
        {
            ClaimRecord filed = await db.Claims.SingleAsync(c => c.Id == claim);
            OrderLine line = await db.OrderLines.SingleAsync(o => o.OrderId == filed.OrderId);
            (line.TaxMinor, line.PaidByGiftCardMinor, line.PaymentCurrency) = (1_277, 3_000, "EUR");
        });
        object rate = new { type = "Rate", id = $"rate-{claim}", at = api.Clock.GetUtcNow(), currency = "USD", toCurrency = "EUR", rate = "0.5", source = "ECB" };
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, "api/facts", rate)).Status);
        (await api.Backend(HttpMethod.Post, "api/facts", new { type = "Rate", id = $"wrong-{claim}", at = api.Clock.GetUtcNow(), currency = "USD", toCurrency = "EUR", rate = "0", source = "ECB" })).IsProblem(422, "RATE_WRONG", "/rate");
        string seller = await api.SellerToken(claim);
        Assert.Equal(202, (await api.Anybody(HttpMethod.Post, $"api/case/{seller}/commands", new { kind = "SellerPays", nonce = await api.Nonce(seller) })).Status);
        await api.Idle();

        System.Text.Json.JsonElement seen = (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Json;
        Assert.Equal("Item 6723, Tax 1277", string.Join(", ", seen.GetProperty("paidParts").EnumerateArray().Select(p => $"{p.GetProperty("part")} {p.GetProperty("amountMinor")}")));
        Assert.Equal("OriginalMethod 5000, GiftCard 3000", string.Join(", ", seen.GetProperty("refund").GetProperty("shares").EnumerateArray().Select(s => $"{s.GetProperty("means")} {s.GetProperty("amountMinor")}")));
        System.Text.Json.JsonElement ledger = (await api.Backend(HttpMethod.Get, $"api/claims/{claim}/ledger")).Json;
        Assert.Equal(0, ledger.GetProperty("sumMinor").GetInt64());
        Assert.Contains("\"rate\":\"0.5\"", ledger.ToString(), StringComparison.Ordinal);
        string export = (await api.Backend(HttpMethod.Get, "api/ledger/export.csv")).Body;
        Assert.Contains(export.Split("\r\n"), row => row.Contains(claim.Value, StringComparison.Ordinal) && row.EndsWith(",7.98,USD,Tax,0.5", StringComparison.Ordinal));
        (await api.Backend(HttpMethod.Post, $"api/claims/{claim}/refund-means", new { means = "GiftCard" })).IsProblem(409, "REFUND_UNDER_WAY");
    }
}
