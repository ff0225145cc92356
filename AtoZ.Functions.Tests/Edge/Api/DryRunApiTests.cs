using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Each way in has a twin that only shows: it writes nothing, needs neither key nor code, and refuses what the act would be refused.</summary>
[Collection("api")]
public class DryRunApiTests(ApiHost api)
{
    [Fact]
    public async Task Of_the_backends_answer_for_the_buyer()
    {
        ClaimId claim = await api.Claim();
        Reply withdraws = await Silent(() => api.Backend(HttpMethod.Post, $"api/claims/{claim}/commands/dry-run", new { kind = "BuyerWithdraws", payload = new { cause = "Solved" } }, key: ""));
        Assert.Equal(["claim-closed-without-money"], Codes(withdraws));
        Reply accepts = await Silent(() => api.Backend(HttpMethod.Post, $"api/claims/{claim}/commands/dry-run", new { kind = "BuyerAccepts" }, key: ""));
        Assert.Equal("NOT_POSSIBLE_NOW", accepts.Json.GetProperty("whyNot").GetProperty("code").GetString());
        (await api.Backend(HttpMethod.Post, $"api/claims/{claim}/commands/dry-run", new { kind = "SellerPays" }, key: "")).IsProblem(403, "NOT_YOURS", "/kind");
        (await api.Backend(HttpMethod.Post, "api/claims/clm_none/commands/dry-run", new { kind = "BuyerWithdraws", payload = new { cause = "Solved" } }, key: "")).IsProblem(404, "CLAIM_UNKNOWN");
    }

    [Fact]
    public async Task Of_a_decision_of_staff()
    {
        ClaimId claim = await api.Claim(150_000);
        await api.Pass(TimeSpan.FromHours(73));
        string path = $"api/staff/claims/{claim}/payout-approval/dry-run";
        Reply approves = await Silent(() => api.Staff("anna", HttpMethod.Post, path, new { approve = true, reason = "Fine." }, key: ""));
        Assert.Equal(["buyer-paid"], Codes(approves));
        Assert.Equal(150_000, approves.Json.GetProperty("consequences")[0].GetProperty("amountMinor").GetInt64());
        Reply rejects = await Silent(() => api.Staff("anna", HttpMethod.Post, path, new { approve = false, reason = "Unclear." }, key: ""));
        Assert.Equal(["review-opened"], Codes(rejects));
        Assert.Equal(api.Clock.GetUtcNow().AddHours(72), rejects.Json.GetProperty("consequences")[0].GetProperty("at").GetDateTimeOffset());
        (await api.Anybody(HttpMethod.Post, path, new { approve = true, reason = "Fine." }, key: "")).IsProblem(401, "STAFF_NOT_SIGNED_IN");
        (await api.Staff("anna", HttpMethod.Post, "api/staff/debts/dbt_none/write-off/dry-run", new { approve = true, reason = "Fine." }, key: "")).IsProblem(404, "DEBT_UNKNOWN");
        Assert.Equal(404, (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/dance/dry-run", new { approve = true, reason = "Fine." }, key: "")).Status);
    }

    [Fact]
    public async Task Of_an_appeal()
    {
        ClaimId claim = await api.Claim();
        string seller = await api.SellerToken(claim);
        Reply open = await Silent(() => api.Anybody(HttpMethod.Post, $"api/case/{seller}/appeal/dry-run", new { statement = "There is new information." }, key: ""));
        Assert.Equal("CLAIM_OPEN", open.Json.GetProperty("whyNot").GetProperty("code").GetString());
        await api.Pass(TimeSpan.FromHours(73));
        Reply appeals = await Silent(() => api.Anybody(HttpMethod.Post, $"api/case/{seller}/appeal/dry-run", new { statement = "There is new information that nobody knew before." }, key: ""));
        Assert.Equal(["review-opened", "decided-by-default", "if-won-debt-cancelled", "debt-due-meanwhile", "decision-stands-meanwhile", "appeal.once"], Codes(appeals));

        string nonce = await api.Nonce(seller);
        await api.Anybody(HttpMethod.Post, $"api/case/{seller}/appeal", new { nonce, statement = "There is new information that nobody knew before." });
        await api.Idle();
        DateTimeOffset due = await api.Store.Read(db => Task.FromResult(db.Stages.Where(s => s.ClaimId == claim && s.Kind == StageKind.Vote).Select(s => s.Deadline).First()));
        Assert.Equal(due, appeals.Json.GetProperty("consequences")[0].GetProperty("at").GetDateTimeOffset());
        (await api.Anybody(HttpMethod.Post, "api/case/wrong/appeal/dry-run", new { statement = "There is new information." }, key: "")).IsProblem(404, "LINK_WRONG");
    }

    [Fact]
    public async Task Of_an_inquiry()
    {
        OrderLine order = await api.Order();
        Reply opened = await api.Backend(
            HttpMethod.Post, "api/inquiries", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId, kind = "NotReceived", message = "Where is my parcel?" });
        string id = opened.Text("id");
        await api.Idle();
        Reply refund = await Silent(async () => await api.Anybody(
            HttpMethod.Post, $"api/case/{await api.SellerToken(new ClaimId(id))}/inquiry/dry-run", new { act = "Say", kind = "Refund", amountMinor = 8_000 }, key: ""));
        Assert.Equal(["seller-debited", "buyer-paid", "inquiry-ends"], Codes(refund));
        Reply settles = await Silent(() => api.Backend(HttpMethod.Post, $"api/inquiries/{id}/dry-run", new { act = "Settle" }, key: ""));
        Assert.Equal(["inquiry-ends"], Codes(settles));
        Reply empty = await Silent(() => api.Backend(HttpMethod.Post, $"api/inquiries/{id}/dry-run", new { act = "Say" }, key: ""));
        Assert.Equal("MESSAGE_REQUIRED", empty.Json.GetProperty("whyNot").GetProperty("code").GetString());

        string token = await api.SellerToken(new ClaimId(id));
        Reply paid = await api.Anybody(HttpMethod.Post, $"api/case/{token}/inquiry/messages", new { nonce = await api.InquiryNonce(token), kind = "Refund", amountMinor = 8_000 });
        await api.Idle();
        Assert.Equal((200, "Settled"), (paid.Status, (await api.Backend(HttpMethod.Get, $"api/inquiries/{id}")).Text("state")));
    }

    // The links that a test makes itself are written before.
    private async Task<Reply> Silent(Func<Task<Reply>> asks)
    {
        await asks();
        string before = await StoreDump.Of(api.Store);
        Reply reply = await asks();
        Assert.Equal(before, await StoreDump.Of(api.Store));
        Assert.Equal(200, reply.Status);
        return reply;
    }

    private static List<string> Codes(Reply reply) => [.. reply.Json.GetProperty("consequences").EnumerateArray().Select(c => c.GetProperty("code").GetString()!)];
}
