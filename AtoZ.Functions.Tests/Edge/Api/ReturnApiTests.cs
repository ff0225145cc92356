using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>A return by the API: refused with code and field, foretold, agreed on, posted, scanned, inspected and paid; both sides and the backend read how it stands.</summary>
[Collection("api")]
public class ReturnApiTests(ApiHost api)
{
    [Fact]
    public async Task Is_offered_posted_scanned_inspected_and_paid()
    {
        ClaimId claim = await api.Claim();
        string order = await api.Store.Write(async db =>
        {
            ClaimRecord row = await db.Claims.SingleAsync(c => c.Id == claim);
            row.Kind = ClaimKind.Defective;
            return row.OrderId;
        });
        (string buyer, string seller) = (await api.BuyerToken(claim), await api.SellerToken(claim));
        (await Give(seller, "SellerOffers", new { remedy = "Return", amountMinor = 8_001, message = "" })).IsProblem(422, "OFFER_RETURN_AMOUNT", "/amountMinor");
        Assert.Equal(
            ["answer-revocable", "buyer-asked", "if-accepted-paid-for-return", "return-cost-of-seller"],
            Codes(await DryRun(seller, "SellerOffers", new { remedy = "Return", amountMinor = 6_000, message = "" })));
        await Give(seller, "SellerOffers", new { remedy = "Return", amountMinor = 6_000, message = "Send it back." });
        await api.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal(["return-agreed", "return-cost-of-seller", "return-label-until"], Codes(await DryRun(buyer, "BuyerAccepts", null)));
        await Give(buyer, "BuyerAccepts", null);

        (await Give(seller, "SellerGivesLabel", new { carrier = "Post" })).IsProblem(422, "LABEL_EMPTY", "/note");
        (await Give(seller, "SellerInspects", new { condition = "AsAgreed" })).IsProblem(409, "NOT_POSSIBLE_NOW", null);
        Assert.Equal(202, (await Give(seller, "SellerPaysPostage", new { reason = "Mill Lane 4, Leeds" })).Status);
        JsonElement open = (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}")).Json;
        Assert.Equal(
            ("AwaitingReturn", "ToPost", 6_000L, 2_500L, "Mill Lane 4, Leeds"),
            (open.GetProperty("status").GetString(), Return(open, "state").GetString(), Return(open, "amountMinor").GetInt64(), Return(open, "postageUpToMinor").GetInt64(), Return(open, "note").GetString()));
        (await Give(buyer, "BuyerPosts", new { carrier = "Post", trackingNumber = "RT1", postageMinor = 2_501 })).IsProblem(422, "POSTAGE_TOO_MUCH", "/postageMinor");
        Assert.Equal(["return-awaited-until", "postage-paid-with-refund"], Codes(await DryRun(buyer, "BuyerPosts", new { carrier = "Post", trackingNumber = "RT1", postageMinor = 700 })));
        Assert.Equal(202, (await Give(buyer, "BuyerPosts", new { carrier = "Post", trackingNumber = "RT1", postageMinor = 700 })).Status);
        (await Give(buyer, "BuyerPosts", new { carrier = "Post", trackingNumber = "RT1" })).IsProblem(409, "NOT_POSSIBLE_NOW", null);

        DateTimeOffset now = DateTimeOffset.Parse((await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Json.GetProperty("timeline").EnumerateArray().Last().GetProperty("at").GetString()!, null);
        Reply scan = await api.Backend(HttpMethod.Post, "api/facts", new { type = "Scan", id = $"scan-{claim}", at = now, orderId = order, line = 1, scan = "Delivered", trackingNumber = "rt-1" });
        Assert.InRange(scan.Status, 200, 202);
        await api.Idle();
        Assert.Equal(["if-in-order-paid", "if-not-in-order-reviewed"], Codes(await Action(seller, "SellerInspects")));
        (await Give(seller, "SellerInspects", new { condition = "Damaged" })).IsProblem(422, "REASON_REQUIRED", "/reason");
        Assert.Equal(202, (await Give(seller, "SellerInspects", new { condition = "AsAgreed" })).Status);
        await api.Pass(TimeSpan.FromHours(25));
        JsonElement closed = (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Json;
        Assert.Equal(("SettledByOffer", "Refunded", 6_000L, 700L), (
            closed.GetProperty("outcome").GetString(), Return(closed, "state").GetString(), closed.GetProperty("paidMinor").GetInt64(), Return(closed, "postageMinor").GetInt64()));
    }

    private static JsonElement Return(JsonElement view, string name) => view.GetProperty("return").GetProperty(name);

    private static IEnumerable<string?> Codes(Reply reply) => Codes(reply.Json);

    private static IEnumerable<string?> Codes(JsonElement action) => action.GetProperty("consequences").EnumerateArray().Select(c => c.GetProperty("code").GetString());

    private Task<Reply> DryRun(string token, string kind, object? payload) =>
        api.Anybody(HttpMethod.Post, $"api/case/{token}/dry-run", payload is null ? new { kind } : new { kind, payload }, key: "");

    private async Task<JsonElement> Action(string token, string kind) =>
        (await api.Anybody(HttpMethod.Get, $"api/case/{token}")).Json.GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("kind").GetString() == kind);

    private async Task<Reply> Give(string token, string kind, object? payload)
    {
        string nonce = await api.Nonce(token);
        Reply reply = await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", payload is null ? new { kind, nonce } : new { kind, nonce, payload });
        await api.Idle();
        return reply;
    }
}
