using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Instants without an offset, beyond all bounds, or ahead of what can have happened.</summary>
[Collection("api")]
public sealed class Moments_that_cannot_be(ApiHost api)
{
    [Trait("Case", "18")]
    [Theory]
    [InlineData("until=0001-01-01T00:00:00Z")]
    [InlineData("until=9999-12-31T23:59:59Z")]
    [InlineData("from=2026-11-01T10:00:00")]
    [InlineData("from=1969-12-31T00:00:00Z")]
    [InlineData("from=2026-11-01")]
    [InlineData("until=2026-11-01")]
    [InlineData("from=2026-11-01T10:00:00+01:00")]
    public async Task A_period_that_cannot_be_is_refused(string query)
    {
        foreach (string address in (string[])["api/ledger/export.csv", "api/sellers/s/statement", "api/sellers/s/statement.csv"])
        {
            (await api.Backend(HttpMethod.Get, $"{address}?{query}")).IsProblem(400, "PERIOD_WRONG", $"?{query.Split('=')[0]}");
        }
    }

    [Trait("Case", "19")]
    [Fact]
    public async Task An_estimate_that_no_window_can_be_added_to_is_refused_at_the_import()
    {
        Reply reply = await Orders.Rows(api, Orders.Row("moment-1", estimate: "9998-06-01T00:00:00Z"), Orders.Row("moment-2", estimate: "0001-01-01T00:00:00Z"), Orders.Row("moment-3", estimate: "2026-11-01T00:00:00Z"));
        Orders.Refused(reply, 2, "estimated_delivery_at", "9998");
        Orders.Refused(reply, 3, "estimated_delivery_at", "0001");
        Assert.Equal(["moment-3"], await Orders.Kept(api, "moment-"));
    }

    [Trait("Case", "19")]
    [Theory]
    [InlineData(9998)]
    [InlineData(1)]
    public async Task A_date_in_the_store_stops_no_preview_and_no_filing(int year)
    {
        OrderLine order = await api.Order();
        DateTimeOffset at = new(year, 6, 1, 0, 0, 0, TimeSpan.Zero);
        await api.Store.Write(db => db.OrderLines.Where(o => o.OrderId == order.OrderId)
            .ExecuteUpdateAsync(o => o.SetProperty(l => l.EstimatedDeliveryAt, at).SetProperty(l => l.PurchasedAt, at).SetProperty(l => l.SellerContactedAt, at)));
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, "api/claims/preview", ApiHost.ClaimBody(order))).Status);
        (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order))).IsProblem(422, "NOT_ELIGIBLE");
    }

    [Trait("Case", "20")]
    [Theory]
    [InlineData("2026-11-20T10:00:00")]
    [InlineData("2026-11-20")]
    [InlineData("9999-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task A_fact_needs_a_moment_with_an_offset_and_within_bounds(string at)
    {
        OrderLine order = await api.Order();
        string body = $$"""{"type":"Message","id":"at-{{at}}","at":"{{at}}","orderId":"{{order.OrderId}}","line":1,"from":"buyer"}""";
        (await api.Backend(HttpMethod.Post, "api/facts", body)).IsProblem(400, "FIELD_WRONG_TYPE", "/at");
        (await api.Backend(HttpMethod.Post, $"api/facts/orders/{order.OrderId}/1", $$"""{"deliveredAt":"{{at}}"}""")).IsProblem(400, "FIELD_WRONG_TYPE", "/deliveredAt");
    }

    [Trait("Case", "20")]
    [Fact]
    public async Task An_offset_other_than_utc_is_heeded()
    {
        OrderLine order = await api.Order();
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/facts/orders/{order.OrderId}/1", """{"deliveredAt":"2026-11-20T10:00:00+08:00"}""")).Status);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero), (await Read(order)).DeliveredAt);
    }

    [Trait("Case", "21")]
    [Theory]
    [InlineData("shippedAt")]
    [InlineData("deliveredAt")]
    [InlineData("sellerContactedAt")]
    [InlineData("returnPostedAt")]
    [InlineData("carrierLostAt")]
    public async Task What_has_happened_cannot_lie_ahead(string field)
    {
        OrderLine order = await api.Order();
        DateTimeOffset now = api.Clock.GetUtcNow();
        Task<Reply> Told(DateTimeOffset at) =>
            api.Backend(HttpMethod.Post, $"api/facts/orders/{order.OrderId}/1", new Dictionary<string, object> { [field] = at });
        (await Told(now.AddDays(20))).IsProblem(422, "INSTANT_AHEAD", $"/{field}");
        Assert.Equal(200, (await Told(now.AddMinutes(5))).Status);
    }

    [Trait("Case", "21")]
    [Fact]
    public async Task A_fact_and_an_import_cannot_lie_ahead_either()
    {
        OrderLine order = await api.Order();
        DateTimeOffset ahead = api.Clock.GetUtcNow().AddDays(20);
        (await api.Backend(HttpMethod.Post, "api/facts", new { type = "Scan", id = $"ahead-{order.OrderId}", at = ahead, orderId = order.OrderId, line = 1, scan = "Delivered" })).IsProblem(422, "INSTANT_AHEAD", "/at");
        Orders.Refused(await Orders.Rows(api, Orders.Row("ahead-1", delivered: ahead.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)), Orders.Row("ahead-2")), 2, "delivered_at", "ahead");
        Assert.Null((await Read(order)).DeliveredAt);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task A_day_on_a_page_is_bounded_like_any_other(string day)
    {
        OrderLine order = await api.Order();
        ClaimId claim = new((await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order))).Text("id"));
        await api.Pass(TimeSpan.FromDays(5));
        string token = await api.SellerToken(claim);
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["nonce"] = await api.Nonce(token), ["day"] = day, ["amount"] = "1.00" });
        Reply reply = await api.Send(HttpMethod.Post, $"case/{token}/do/promise", form, "");
        Assert.True(reply.Status is >= 200 and < 500, $"{reply.Status} {reply.Body}");
    }

    private Task<OrderLine> Read(OrderLine order) => api.Store.Read(db => db.OrderLines.SingleAsync(o => o.OrderId == order.OrderId));
}
