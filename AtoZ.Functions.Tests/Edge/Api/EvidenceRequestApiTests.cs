using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class EvidenceRequestApiTests(ApiHost api)
{
    private static readonly object[] Label = [new { code = "EVID-ITEM", text = "The label, readable." }];

    [Fact]
    public async Task A_reviewer_asks_the_buyer_who_reads_it_and_answers_and_the_seller_sees_nothing_of_it()
    {
        ClaimId claim = await InReview();
        Reply asked = await Ask(claim, new { party = "Buyer", reason = "The photo is dark.", items = Label });
        Assert.Equal((201, "Buyer"), (asked.Status, asked.Text("party")));
        await api.Idle();

        string buyer = await api.BuyerToken(claim), seller = await api.SellerToken(claim);
        Reply shown = await api.Anybody(HttpMethod.Get, $"api/case/{buyer}");
        Assert.Equal("The label, readable.", shown.Json.GetProperty("requests")[0].GetProperty("items")[0].GetProperty("text").GetString());
        Assert.DoesNotContain("ruth", shown.Body, StringComparison.Ordinal);
        Assert.Empty((await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Json.GetProperty("requests").EnumerateArray());
        Assert.DoesNotContain("The photo is dark", (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Body, StringComparison.Ordinal);
        Assert.Contains("The photo is dark.", (await api.Anybody(HttpMethod.Get, $"case/{buyer}")).Body, StringComparison.Ordinal);

        Reply answer = await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/commands", new { kind = "AnswerEvidenceRequest", nonce = await api.Nonce(buyer), payload = new { reason = "There is no label." } });
        Assert.Equal(202, answer.Status);
        await api.Idle();
        Assert.True((await api.Store.Read(db => db.EvidenceRequests.SingleAsync(r => r.ClaimId == claim))).Answered);
    }

    [Fact]
    public async Task A_request_that_is_unclear_is_refused_with_the_field()
    {
        ClaimId claim = await InReview();
        (await Ask(claim, new { party = "Expert", reason = "Because.", items = Label })).IsProblem(422, "PARTY_NOT_ASKED");
        (await Ask(claim, new { party = "Buyer", reason = " ", items = Label })).IsProblem(422, "REASON_REQUIRED");
        (await Ask(claim, new { party = "Buyer", reason = "Because.", items = Array.Empty<object>() })).IsProblem(422, "ITEMS_COUNT");
        (await Ask(claim, new { party = "Buyer", reason = "Because.", items = Enumerable.Repeat(Label[0], 11) })).IsProblem(422, "ITEMS_COUNT");
        Assert.Equal("/items/0/text", (await Ask(claim, new { party = "Buyer", reason = "Because.", items = new object[] { new { text = "" } } })).IsProblem(422, "ITEM_UNCLEAR").Text("field"));
        (await Ask(claim, new { party = "Buyer", reason = "Because.", items = new object[] { new { code = "EVID-NONE", text = "This." } } })).IsProblem(422, "REQUIREMENT_UNKNOWN");
        (await Ask(new ClaimId("clm_none"), new { party = "Buyer", reason = "Because.", items = Label })).IsProblem(404, "CLAIM_UNKNOWN");
        (await api.Anybody(HttpMethod.Post, $"api/staff/claims/{claim}/evidence-requests", new { })).IsProblem(401, "STAFF_NOT_SIGNED_IN");
    }

    private async Task<ClaimId> InReview()
    {
        ClaimId claim = await api.Claim();
        string seller = await api.SellerToken(claim);
        await api.Anybody(HttpMethod.Post, $"api/case/{seller}/commands", new { kind = "SellerContests", nonce = await api.Nonce(seller), payload = new { reason = "The carrier has a signature." } });
        await api.Pass(TimeSpan.FromHours(1));
        Assert.Equal(ClaimStatus.InReview, (await api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim))).Status);
        return claim;
    }

    private Task<Reply> Ask(ClaimId claim, object body) => api.Staff("ruth", HttpMethod.Post, $"api/staff/claims/{claim}/evidence-requests", body);
}
