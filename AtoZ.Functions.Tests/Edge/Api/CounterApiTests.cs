using System.Text.Json;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>A counter-offer by the API: refused with the field and the remedy, foretold, given, shown, and accepted by the other side.</summary>
[Collection("api")]
public class CounterApiTests(ApiHost api)
{
    [Fact]
    public async Task Is_refused_with_the_field_foretold_given_and_accepted()
    {
        ClaimId claim = await api.Claim();
        (string buyer, string seller) = (await api.BuyerToken(claim), await api.SellerToken(claim));
        await Give(seller, "SellerOffers", new { remedy = "PartRefund", amountMinor = 3_000, message = "Sorry." });
        await api.Pass(TimeSpan.FromMinutes(61));

        (await Give(buyer, "BuyerCounters", new { amountMinor = 3_000, currency = "USD" })).IsProblem(422, "COUNTER_NOT_MORE", "/amountMinor");
        (await Give(buyer, "BuyerCounters", new { amountMinor = 8_001, currency = "USD" })).IsProblem(422, "COUNTER_ABOVE_CLAIM", "/amountMinor");
        (await Give(buyer, "BuyerCounters", new { amountMinor = 5_000, currency = "EUR" })).IsProblem(422, "COUNTER_CURRENCY", "/currency");
        Reply foretold = await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/dry-run", new { kind = "BuyerCounters", payload = new { amountMinor = 5_000, currency = "USD" } }, key: "");
        Assert.Equal(["answer-revocable", "counter-shown", "if-accepted-buyer-paid"], foretold.Json.GetProperty("consequences").EnumerateArray().Select(c => c.GetProperty("code").GetString()));

        Assert.Equal(202, (await Give(buyer, "BuyerCounters", new { amountMinor = 5_000, currency = "USD", reason = "It cost me a day." })).Status);
        await api.Pass(TimeSpan.FromMinutes(61));
        JsonElement offers = (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Json.GetProperty("offers");
        Assert.Equal(
            ["1 Seller 3000 Countered", "2 Buyer 5000 Open"],
            offers.EnumerateArray().Select(o => $"{o.GetProperty("round")} {o.GetProperty("by")} {o.GetProperty("amountMinor")} {o.GetProperty("state")}"));
        Reply accepts = await api.Anybody(HttpMethod.Post, $"api/case/{seller}/dry-run", new { kind = "SellerAcceptsCounter" }, key: "");
        Assert.Contains(accepts.Json.GetProperty("consequences").EnumerateArray(), c => c.TryGetProperty("amountMinor", out JsonElement amount) && amount.ValueKind == JsonValueKind.Number && amount.GetInt64() == 5_000);
        Assert.Equal(202, (await Give(seller, "SellerAcceptsCounter", null)).Status);
        await api.Pass(TimeSpan.FromHours(25));
        Assert.Equal(nameof(ClaimOutcome.SettledByOffer), (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}")).Text("outcome"));
    }

    private async Task<Reply> Give(string token, string kind, object? payload) =>
        await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", payload is null ? new { kind, nonce = await api.Nonce(token) } : new { kind, nonce = await api.Nonce(token), payload });
}
