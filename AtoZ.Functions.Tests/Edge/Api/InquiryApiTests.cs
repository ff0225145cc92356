using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class InquiryApiTests(ApiHost api)
{
    [Fact]
    public async Task A_buyer_asks_the_seller_answers_by_link_and_one_click_makes_it_a_claim()
    {
        ClaimId id = await Asked();
        string seller = await api.SellerToken(id);
        (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).IsProblem(409, "CASE_IS_INQUIRY");
        Reply seen = await api.Anybody(HttpMethod.Get, $"api/case/{seller}/inquiry");
        Assert.Equal(("Open", "Seller"), (seen.Text("state"), seen.Text("nextActor")));
        Assert.Equal("The parcel has not come.", seen.Json.GetProperty("messages")[0].GetProperty("text").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, seen.Json.GetProperty("eligibility").ValueKind);
        Reply said = await api.Anybody(HttpMethod.Post, $"api/case/{seller}/inquiry/messages", new { kind = "Tracking", trackingNumber = "JD0146", carrier = "DHL", nonce = seen.Text("nonce") });
        Assert.Equal(200, said.Status);
        await api.Idle();

        await api.Pass(TimeSpan.FromHours(48));
        string buyer = await api.BuyerToken(id);
        Assert.Equal("Buyer", (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}/inquiry")).Text("nextActor"));
        Reply claim = await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/inquiry/claim", new { nonce = await api.InquiryNonce(buyer) });
        Assert.Equal((200, "BecameClaim", $"/api/case/{buyer}"), (claim.Status, claim.Text("state"), claim.Text("href")));
        await api.Idle();
        Assert.Equal("AwaitingSeller", (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}")).Text("status"));
        Assert.Equal(id.Value, (await api.Backend(HttpMethod.Get, $"api/claims/{id}")).Text("id"));
    }

    [Fact]
    public async Task Lines_that_cannot_go_along_are_refused_and_named_by_dry_run_and_act_alike()
    {
        ClaimId id = await Asked();
        await api.Pass(TimeSpan.FromHours(48));
        Reply dry = await api.Backend(HttpMethod.Post, $"api/inquiries/{id}/dry-run", new { act = "Claim", moreLines = new[] { new { line = 1 } } }, key: "");
        Assert.Equal("CLAIM_INVALID", dry.Json.GetProperty("whyNot").GetProperty("code").GetString());
        Reply refused = await api.Backend(HttpMethod.Post, $"api/inquiries/{id}/claim", new { moreLines = new[] { new { line = 1 } } });
        refused.IsProblem(422, "CLAIM_INVALID");
        Assert.Contains("/moreLines/0/line", refused.Json.GetRawText());
        Assert.Equal("BecameClaim", (await api.Backend(HttpMethod.Post, $"api/inquiries/{id}/claim", new { })).Text("state"));
    }

    [Fact]
    public async Task A_nonce_counts_once_and_a_refusal_leaves_it_good()
    {
        string seller = await api.SellerToken(await Asked());
        string nonce = await api.InquiryNonce(seller);
        (await api.Anybody(HttpMethod.Post, $"api/case/{seller}/inquiry/messages", new { text = "Please remove your review.", nonce })).IsProblem(422, "REVIEW_PRESSURE", "/text");
        Assert.Equal(200, (await api.Anybody(HttpMethod.Post, $"api/case/{seller}/inquiry/messages", new { text = "I look for it.", nonce })).Status);
        (await api.Anybody(HttpMethod.Post, $"api/case/{seller}/inquiry/messages", new { text = "Again.", nonce })).IsProblem(409, "NONCE_USED");
        (await api.Anybody(HttpMethod.Post, $"api/case/{seller}/inquiry/settle", new { nonce = await api.InquiryNonce(seller) })).IsProblem(403, "NOT_YOURS");
        (await api.Anybody(HttpMethod.Post, $"api/case/{seller}/inquiry/claim", new { nonce = await api.InquiryNonce(seller) })).IsProblem(403, "NOT_YOURS");
    }

    [Fact]
    public async Task A_full_refund_settles_it_and_counts_nothing()
    {
        ClaimId id = await Asked();
        string seller = await api.SellerToken(id);
        Reply refunded = await api.Anybody(HttpMethod.Post, $"api/case/{seller}/inquiry/messages", new { kind = "Refund", nonce = await api.InquiryNonce(seller) });
        Assert.Equal(200, refunded.Status);
        await api.Idle();

        Reply shown = await api.Backend(HttpMethod.Get, $"api/inquiries/{id}");
        Assert.Equal("Settled", shown.Text("state"));
        Assert.Equal("Paid", shown.Json.GetProperty("messages")[1].GetProperty("refund").GetString());
        Assert.Equal((8_000, 0L), (shown.Json.GetProperty("refundedMinor").GetInt32(), shown.Json.GetProperty("leftMinor").GetInt64()));
        Assert.False(shown.Json.GetProperty("links").TryGetProperty("claim", out _));
        (await api.Backend(HttpMethod.Post, $"api/inquiries/{id}/messages", new { text = "Thanks." })).IsProblem(409, "INQUIRY_ENDED");
        (await api.Backend(HttpMethod.Get, $"api/claims/{id}")).IsProblem(404, "CLAIM_UNKNOWN");
    }

    [Fact]
    public async Task Files_put_up_in_the_inquiry_are_evidence_of_the_claim()
    {
        ClaimId id = await Asked(kind: "WrongItem");
        string buyer = await api.BuyerToken(id);
        Reply lacking = await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/inquiry/claim", new { nonce = await api.InquiryNonce(buyer) });
        lacking.IsProblem(422, "NOT_ELIGIBLE");
        Assert.Contains("ELIG-09", lacking.Body, StringComparison.Ordinal);
        string order = (await api.Store.Read(db => db.Inquiries.SingleAsync(i => i.Id == id))).OrderId;
        Assert.Equal(DecisionKind.Eligibility, (await api.Store.Read(db => db.Decisions.SingleAsync(d => d.Body.Contains($"order {order} line 1")))).Kind);
        using MultipartFormDataContent form = new() { { new ByteArrayContent(Files.Png()), "file", "lamp.png" } };
        Assert.Equal(201, (await api.Send(HttpMethod.Post, $"api/case/{buyer}/evidence", form, null)).Status);
        await api.Pass(TimeSpan.FromHours(48));

        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/inquiries/{id}/claim", new { })).Status);
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/inquiries/{id}/claim", new { })).Status);
        await api.Idle();
        Assert.Equal(1, await api.Store.Read(db => db.Evidence.CountAsync(e => e.ClaimId == id)));
        Assert.Equal(1, await api.Store.Read(db => db.Claims.CountAsync(c => c.Id == id)));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_code_and_field()
    {
        OrderLine order = await api.Order();
        (await api.Backend(HttpMethod.Post, "api/inquiries", Body(order, kind: "PersonalInjury"))).IsProblem(422, "INQUIRY_NOT_NEEDED", "/kind");
        (await api.Backend(HttpMethod.Post, "api/inquiries", Body(order, message: " "))).IsProblem(422, "MESSAGE_REQUIRED", "/message");
        (await api.Backend(HttpMethod.Post, "api/inquiries", Body(order, buyer: "somebody"))).IsProblem(422, "NOT_ELIGIBLE");
        (await api.Backend(HttpMethod.Post, "api/inquiries", Body(order, key: "nowhere"))).IsProblem(422, "NOT_ELIGIBLE");
        (await api.Backend(HttpMethod.Post, "api/inquiries/clm_0/claim", new { })).IsProblem(404, "INQUIRY_UNKNOWN");
        (await api.Backend(HttpMethod.Get, "api/inquiries/clm_0")).IsProblem(404, "INQUIRY_UNKNOWN");
        Assert.Equal(401, (await api.Anybody(HttpMethod.Post, "api/inquiries", Body(order))).Status);
        Assert.Equal(201, (await api.Backend(HttpMethod.Post, "api/inquiries", Body(order))).Status);
        (await api.Backend(HttpMethod.Post, "api/inquiries", Body(order))).IsProblem(409, "INQUIRY_ALREADY_OPEN");
    }

    [Fact]
    public async Task What_only_a_claim_knows_says_that_it_is_none_yet()
    {
        ClaimId id = await Asked();
        string token = await api.BuyerToken(id);
        string nonce = await api.InquiryNonce(token);
        (await api.Anybody(HttpMethod.Post, $"api/case/{token}/appeal", new { nonce, statement = "There is something new that nobody knew." })).IsProblem(409, "CASE_IS_INQUIRY");
        (await api.Anybody(HttpMethod.Post, $"api/case/{token}/dry-run", new { kind = "BuyerWithdraws" })).IsProblem(409, "CASE_IS_INQUIRY");
        (await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", new { kind = "BuyerWithdraws", nonce })).IsProblem(404, "CLAIM_UNKNOWN");
        (await api.Backend(HttpMethod.Get, $"api/claims/{id}/timeline")).IsProblem(404, "CLAIM_UNKNOWN");
    }

    [Fact]
    public async Task A_claim_that_is_open_leaves_nothing_to_ask()
    {
        OrderLine order = await api.Order();
        Assert.Equal(201, (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order))).Status);
        (await api.Backend(HttpMethod.Post, "api/inquiries", Body(order))).IsProblem(409, "CLAIM_ALREADY_OPEN");
    }

    private async Task<ClaimId> Asked(string kind = "NotReceived")
    {
        OrderLine order = await api.Order();
        await api.Store.Write(async db => (await db.OrderLines.SingleAsync(o => o.OrderId == order.OrderId)).SellerContactedAt = null);
        Reply reply = await api.Backend(HttpMethod.Post, "api/inquiries", Body(order, kind));
        Assert.Equal(201, reply.Status);
        await api.Idle();
        return new ClaimId(reply.Text("id"));
    }

    private static object Body(OrderLine order, string kind = "NotReceived", string message = "The parcel has not come.", string? buyer = null, string? key = null) =>
        new { orderId = key ?? order.OrderId, line = 1, buyerId = buyer ?? order.BuyerId, kind, message };
}
