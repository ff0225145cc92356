using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>PROCESS §8, §15: what came back is believed only in the order's currency, and never beyond what was paid, by every route.</summary>
[Collection("api")]
public class Facts_about_money_are_checked(ApiHost api)
{
    [Trait("Case", "6")]
    [Fact]
    public async Task A_refund_in_another_currency_is_refused()
    {
        OrderLine order = await api.Order();
        (await Send(order, new { amountMinor = 8_000, currency = "JPY" })).IsProblem(422, "CURRENCY_DIFFERS", "/currency");
        (await Patch(order, new { refundedMinor = 1_000, currency = "EUR" })).IsProblem(422, "CURRENCY_DIFFERS", "/currency");
        Assert.Equal((0L, 0L), await CameBack(order));
        Assert.Equal(200, (await Send(order, new { amountMinor = 1_000, currency = "USD" })).Status);
        Assert.Equal((1_000L, 0L), await CameBack(order));
    }

    [Trait("Case", "7")]
    [Fact]
    public async Task More_than_was_paid_never_came_back()
    {
        OrderLine order = await api.Order();
        long total = order.Total.MinorUnits;
        (await Send(order, new { amountMinor = long.MaxValue })).IsProblem(422, "MORE_THAN_PAID", "/amountMinor");
        Assert.Equal(200, (await Send(order, new { amountMinor = total - 1 })).Status);
        (await Send(order, new { amountMinor = long.MaxValue })).IsProblem(422, "MORE_THAN_PAID", "/amountMinor");
        (await Send(order, new { amountMinor = 2 })).IsProblem(422, "MORE_THAN_PAID", "/amountMinor");
        (await Send(order, new { amountMinor = 2 }, "Chargeback")).IsProblem(422, "MORE_THAN_PAID", "/amountMinor");
        (await Patch(order, new { refundedMinor = total + 1 })).IsProblem(422, "MORE_THAN_PAID", "/refundedMinor");
        (await Patch(order, new { refundedMinor = total, chargedBackMinor = 1 })).IsProblem(422, "MORE_THAN_PAID", "/refundedMinor");
        (await Send(order, new { amountMinor = 0 })).IsProblem(422, "AMOUNT_NOT_POSITIVE", "/amountMinor");
        (await Send(order, new { amountMinor = -1 }, "Chargeback")).IsProblem(422, "AMOUNT_NOT_POSITIVE", "/amountMinor");
        Assert.Equal((total - 1, 0L), await CameBack(order));
        Assert.Equal(200, (await Send(order, new { amountMinor = 1 }, "Chargeback")).Status);
    }

    [Trait("Case", "8")]
    [Fact]
    public async Task A_part_of_a_charge_back_is_a_part()
    {
        OrderLine order = await api.Order();
        long total = order.Total.MinorUnits;
        Assert.Equal(200, (await Send(order, new { amountMinor = 4_000 }, "Chargeback")).Status);
        Assert.Equal((0L, 4_000L), await CameBack(order));

        // Without an amount the rest is claimed, and no more can be.
        Reply preview = await api.Backend(HttpMethod.Post, "api/claims/preview", ApiHost.ClaimBody(order));
        Assert.True(preview.Json.GetProperty("eligible").GetBoolean(), preview.Body);
        Reply filed = await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order));
        Assert.Equal(201, filed.Status);
        ClaimId id = new(filed.Text("id"));
        Assert.Equal(total - 4_000, await api.Store.Read(db => db.Claims.Where(c => c.Id == id).Select(c => c.AmountMinor).SingleAsync()));
    }

    [Fact]
    public async Task A_charge_back_without_an_amount_takes_what_was_not_refunded()
    {
        OrderLine order = await api.Order();
        Assert.Equal(200, (await Send(order, new { amountMinor = 1_000 })).Status);
        Assert.Equal(200, (await Send(order, new { }, "Chargeback")).Status);
        Assert.Equal((1_000L, order.Total.MinorUnits - 1_000), await CameBack(order));
        Assert.Equal("ELIG-10", (await api.Backend(HttpMethod.Post, "api/claims/preview", ApiHost.ClaimBody(order))).Json.GetProperty("failedRules")[0].GetProperty("code").GetString());
        Assert.False((await Patch(order, new { chargedBack = false })).Json.GetProperty("chargedBack").GetBoolean());
        Assert.True((await Patch(order, new { chargedBack = true })).Json.GetProperty("chargedBack").GetBoolean());
    }

    [Theory]
    [InlineData("Refund", "sellerId")]
    [InlineData("Chargeback", "city")]
    [InlineData("Message", "trackingNumber")]
    public async Task A_field_that_is_foreign_to_the_type_is_refused(string type, string field)
    {
        OrderLine order = await api.Order();
        Dictionary<string, object> fact = new() { ["type"] = type, ["id"] = $"foreign-{order.OrderId}", ["orderId"] = order.OrderId, ["line"] = 1, ["at"] = order.PurchasedAt!, [field] = "x" };
        (await api.Backend(HttpMethod.Post, "api/facts", fact)).IsProblem(400, "FIELD_UNKNOWN", $"/{field}");
    }

    [Fact]
    public async Task A_line_whose_sum_leaves_no_room_is_refused_at_import()
    {
        const string Csv = "order_id,line,buyer_id,seller_id,product_id,quantity,unit_price,freight,currency,status\nhuge-1,1,b,s,p,2147483647,9999999999.99,0.00,USD,shipped\n";
        Reply import = await api.Send(HttpMethod.Post, "api/orders/import", ApiHost.Raw(Csv, "text/csv"), Guid.NewGuid().ToString("N"), api.BackendKey);
        Assert.Contains("times the price", import.Body, StringComparison.Ordinal);
        Assert.Null(await api.Store.Read(async db => await db.OrderLines.FindAsync("huge-1", 1)));
    }

    private static readonly string[] Known = ["amountMinor", "currency"];

    private Task<Reply> Send(OrderLine order, object fields, string type = "Refund")
    {
        Dictionary<string, object> fact = new()
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString("N"),
            ["orderId"] = order.OrderId,
            ["line"] = 1,
            ["at"] = order.PurchasedAt!,
        };
        foreach (System.Reflection.PropertyInfo field in fields.GetType().GetProperties().Where(p => Known.Contains(p.Name)))
        {
            fact[field.Name] = field.GetValue(fields)!;
        }

        return api.Backend(HttpMethod.Post, "api/facts", fact);
    }

    private Task<Reply> Patch(OrderLine order, object body) => api.Backend(HttpMethod.Post, $"api/facts/orders/{order.OrderId}/1", body);

    private Task<(long Refunded, long ChargedBack)> CameBack(OrderLine order) => api.Store.Read(async db =>
    {
        OrderLine known = await db.OrderLines.SingleAsync(o => o.OrderId == order.OrderId);
        return (known.RefundedMinor, known.ChargedBackMinor);
    });
}
