using AtoZ.Functions.Guarantee;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class LessonsApiTests(ApiHost api)
{
    [Fact]
    public async Task The_backend_and_the_seller_read_the_same_lessons_the_buyer_none()
    {
        ClaimId claim = await api.Claim();
        string seller = (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Json.GetProperty("sellerId").GetString()!;

        Reply backend = await api.Backend(HttpMethod.Get, $"api/sellers/{seller}/lessons");
        Reply own = await api.Anybody(HttpMethod.Get, $"api/case/{await api.SellerToken(claim)}/lessons");

        Assert.Equal((200, 200), (backend.Status, own.Status));
        Assert.Equal("NoTracking", backend.Json.GetProperty("causes")[0].GetProperty("cause").GetString());
        Assert.Equal(claim.Value, own.Json.GetProperty("cases")[0].GetProperty("claimId").GetString());
        (await api.Anybody(HttpMethod.Get, $"api/case/{await api.BuyerToken(claim)}/lessons")).IsProblem(403, "NOT_YOURS");
        (await api.Anybody(HttpMethod.Get, "api/case/wrong/lessons")).IsProblem(404, "LINK_WRONG");
        Assert.Equal(401, (await api.Anybody(HttpMethod.Get, $"api/sellers/{seller}/lessons")).Status);
        Assert.Equal(0, (await api.Backend(HttpMethod.Get, "api/sellers/nobody/lessons")).Json.GetProperty("orderLines").GetInt32());
    }
}
