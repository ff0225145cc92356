using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>A filing that was refused has no case, and is read all the same: by the buyer, by the backend that sent it, and by staff.</summary>
[Collection("api")]
public class RefusedFilingsApiTests(ApiHost api)
{
    [Fact]
    public async Task A_refused_filing_is_read_by_its_buyer_the_backend_and_staff()
    {
        OrderLine order = await api.Order();
        object bad = new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId, kind = "NotReceived", description = "Bad" };
        (await api.Backend(HttpMethod.Post, "api/claims", bad)).IsProblem(422, "NOT_ELIGIBLE");
        (await api.Backend(HttpMethod.Post, "api/claims", new { orderId = order.OrderId, line = 1, buyerId = "somebody-else", kind = "NotReceived", description = "It never came to me." }))
            .IsProblem(422, "NOT_ELIGIBLE");
        ClaimId claim = new((await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order))).Text("id"));
        await api.Idle();

        string query = $"?orderId={order.OrderId}&line=1";
        Assert.Equal(["ELIG-02", "ELIG-08"], Broken(await api.Backend(HttpMethod.Get, "api/refused-filings" + query)));
        Assert.Equal(["ELIG-02", "ELIG-08"], Broken(await api.Staff("ines", HttpMethod.Get, "api/staff/refused-filings" + query)));
        Assert.Equal(["ELIG-08"], Broken(await api.Anybody(HttpMethod.Get, $"api/case/{await api.BuyerToken(claim)}/refused-filings")));
    }

    [Fact]
    public async Task Nobody_else_reads_it()
    {
        ClaimId claim = await api.Claim();
        (await api.Anybody(HttpMethod.Get, $"api/case/{await api.SellerToken(claim)}/refused-filings")).IsProblem(403, "NOT_YOURS");
        (await api.Anybody(HttpMethod.Get, "api/case/wrong/refused-filings")).IsProblem(404, "LINK_WRONG");
        Assert.Equal(401, (await api.Anybody(HttpMethod.Get, "api/refused-filings?orderId=x")).Status);
        (await api.Anybody(HttpMethod.Get, "api/staff/refused-filings?orderId=x")).IsProblem(401, "STAFF_NOT_SIGNED_IN");
        (await api.Backend(HttpMethod.Get, "api/refused-filings")).IsProblem(400, "QUERY_WRONG");
        Assert.Empty(Broken(await api.Backend(HttpMethod.Get, "api/refused-filings?orderId=unheard-of")));
    }

    private static List<string> Broken(Reply reply)
    {
        Assert.Equal(200, reply.Status);
        List<string> codes = [];
        foreach (JsonElement decision in reply.Json.GetProperty("decisions").EnumerateArray())
        {
            JsonElement part = decision.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "reasoning");
            using JsonDocument text = JsonDocument.Parse(part.GetProperty("text").GetString()!);
            codes.AddRange(text.RootElement.GetProperty("content").GetProperty("rules").EnumerateArray().Where(r => !r.GetProperty("met").GetBoolean()).Select(r => r.GetProperty("code").GetString()!));
        }

        codes.Sort(StringComparer.Ordinal);
        return codes;
    }
}
