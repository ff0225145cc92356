using System.Text.Json;
using AtoZ.Functions.Guarantee;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Messages of a claim through the API: by link with a one-time code, by the backend with its key, once per key.</summary>
[Collection("api")]
public sealed class MessagesApiTests(ApiHost api)
{
    [Fact]
    public async Task The_backend_writes_for_the_buyer_once_per_key_and_the_seller_answers_by_link()
    {
        ClaimId claim = await api.Claim();
        await api.Idle();
        Reply first = await api.Backend(HttpMethod.Post, $"api/claims/{claim}/messages", new { text = "Where is it?" }, "message-1-" + claim);
        Reply again = await api.Backend(HttpMethod.Post, $"api/claims/{claim}/messages", new { text = "Where is it?" }, "message-1-" + claim);
        Assert.Equal((201, 201), (first.Status, again.Status));
        Assert.Equal(1, again.Json.GetProperty("number").GetInt32());

        string token = await api.SellerToken(claim);
        Reply answered = await api.Anybody(HttpMethod.Post, $"api/case/{token}/messages", new { nonce = await api.Nonce(token), text = "Call 0171 5550123." });
        Assert.Equal((201, "Call ▒▒▒.", "Call 0171 5550123."), (answered.Status, answered.Text("text"), answered.Text("original")));

        JsonElement[] seen = [.. (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Json.GetProperty("messages").EnumerateArray()];
        Assert.Equal(["Buyer Where is it?", "Seller Call ▒▒▒."], seen.Select(m => $"{m.GetProperty("party").GetString()} {m.GetProperty("text").GetString()}"));
        Assert.Equal(JsonValueKind.Null, seen[1].GetProperty("original").ValueKind);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_a_problem_that_names_its_field()
    {
        ClaimId claim = await api.Claim();
        await api.Idle();
        Reply empty = await api.Backend(HttpMethod.Post, $"api/claims/{claim}/messages", new { text = " " });
        Assert.Equal((422, "MESSAGE_REQUIRED"), (empty.Status, empty.Text("code")));
        string token = await api.SellerToken(claim);
        Reply used = await api.Anybody(HttpMethod.Post, $"api/case/{token}/messages", new { nonce = "wrong", text = "Hello" });
        Assert.Equal("NONCE_WRONG", used.Text("code"));
        Reply unknown = await api.Backend(HttpMethod.Post, "api/claims/clm_none/messages", new { text = "Hello" });
        Assert.Equal((404, "CLAIM_UNKNOWN"), (unknown.Status, unknown.Text("code")));
    }
}
