using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>
/// Ids with any sign in paths and pages; keys that belong to an operation and its caller, however its address is spelled.
/// </summary>
[Collection("api")]
public sealed class Ids_and_keys(ApiHost api)
{
    public static TheoryData<string> Ids => ["a/b", "a%2Fb", "50%", "a b", "a+b", "Größe-1", "订单/1", "a#b?c=d&e", "a\\b", "😀"];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_id_with_any_sign_is_kept_and_found_again(string id)
    {
        string order = $"{id} {Guid.NewGuid():N}", line = $"\"{order.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Assert.Equal(1, Orders.Number(await Orders.Rows(api, Orders.Row(line, buyer: "b")), "added"));
        Reply facts = await api.Backend(HttpMethod.Post, $"api/facts/orders/{Uri.EscapeDataString(order)}/1", new { trackingNumber = "T" });
        Assert.Equal((200, order), (facts.Status, facts.Text("orderId")));
        string seller = $"{id}-{Guid.NewGuid():N}";
        Assert.Equal(seller, (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{Uri.EscapeDataString(seller)}", new { email = "s@example.com" })).Text("sellerId"));
        Assert.Equal(200, (await api.Backend(HttpMethod.Get, $"api/sellers/{Uri.EscapeDataString(seller)}/lessons")).Status);
        Assert.Equal(200, (await api.Staff("anna", HttpMethod.Get, $"staff/seller/{Uri.EscapeDataString(seller)}")).Status);
        Assert.NotNull(await api.Store.Read(db => db.Sellers.SingleOrDefaultAsync(s => s.Id == seller)));
    }

    [Fact]
    public async Task An_id_that_is_too_long_is_refused_where_it_comes_in()
    {
        string id = new('x', 201);
        OrderLine order = await api.Order();
        (await api.Backend(HttpMethod.Post, "api/facts", new { type = "Message", id, at = api.Clock.GetUtcNow(), orderId = order.OrderId, line = 1, from = "buyer" })).IsProblem(400, "ID_UNUSABLE", "/id");
        (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{id}", new { email = "s@example.com" })).IsProblem(400, "ID_UNUSABLE");
        Orders.Refused(await Orders.Rows(api, Orders.Row(id, buyer: "b"), Orders.Row("long-1")), 2, "order_id", "200");
        (await api.Backend(HttpMethod.Get, $"api/claims/{new string('y', 20_00)}")).IsProblem(400, "ID_UNUSABLE");
    }

    [Fact]
    public async Task One_key_acts_once_however_the_path_is_spelled()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim), key = Guid.NewGuid().ToString();
        object body = new { kind = "SellerContests", nonce = await api.Nonce(token), payload = new { reason = "The carrier has a signature of the buyer." } };
        Reply first = await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", body, key);
        Assert.Equal(202, first.Status);
        foreach (string spelled in (string[])[$"API/Case/{token}/Commands", $"api/case/{token}/commands/", $"api/case/{token}/c%6Fmmands"])
        {
            Reply again = await api.Anybody(HttpMethod.Post, spelled, body, key);
            Assert.Equal((202, first.Body, "true"), (again.Status, again.Body, again.Headers.GetValueOrDefault("Idempotency-Replayed")));
        }
    }

    [Fact]
    public async Task One_key_of_the_backend_acts_once_on_an_order_however_its_line_and_id_are_spelled()
    {
        OrderLine order = await api.Order();
        string key = Guid.NewGuid().ToString();
        object body = new { trackingNumber = "T-1" };
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/facts/orders/{order.OrderId}/1", body, key)).Status);
        foreach (string spelled in (string[])[$"api/facts/orders/{order.OrderId}/01", $"api/facts/Orders/%61{order.OrderId[1..]}/1/"])
        {
            Reply again = await api.Backend(HttpMethod.Post, spelled, body, key);
            Assert.True(again.Headers.ContainsKey("Idempotency-Replayed"), $"{spelled}: {again.Body}");
        }
    }

    [Fact]
    public void Only_lines_of_orders_are_numbers_in_addresses() =>
        Assert.Equal(["line"], ApiRoute.In(typeof(AtoZApp).Assembly).SelectMany(route => route.Parts).Where(part => part.IsNumber).Select(part => part.Name).Distinct());

    [Fact]
    public async Task A_key_means_nothing_for_another_operation_order_or_caller()
    {
        OrderLine one = await api.Order(), other = await api.Order();
        string key = Guid.NewGuid().ToString();
        object body = new { trackingNumber = "T-2" };
        foreach (string address in (string[])[$"api/facts/orders/{one.OrderId}/1", $"api/facts/orders/{other.OrderId}/1"])
        {
            Reply reply = await api.Backend(HttpMethod.Post, address, body, key);
            Assert.Equal((200, false), (reply.Status, reply.Headers.ContainsKey("Idempotency-Replayed")));
        }

        Assert.Equal("T-2", (await api.Store.Read(db => db.OrderLines.SingleAsync(o => o.OrderId == other.OrderId))).TrackingNumber);
    }
}
