using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Tests.Evidence;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class LossesApiTests(ApiHost api)
{
    [Fact]
    public async Task The_breakdown_is_shown_before_it_is_claimed_and_is_what_is_claimed()
    {
        OrderLine order = await api.Order();
        string photo = await Staged("photo.png", Files.Png());
        string bill = await Staged("bill.txt", "Repair of the floor: 120.00"u8.ToArray());
        object body = Body(order, photo, bill);

        Reply preview = await api.Backend(HttpMethod.Post, "api/claims/preview", body);
        JsonElement losses = preview.Json.GetProperty("losses");
        Assert.Equal((0, 12_000 + 16_000), (losses.GetProperty("cappedMinor").GetInt64(), losses.GetProperty("totalMinor").GetInt64()));
        Assert.Equal(4_000, losses.GetProperty("lines")[1].GetProperty("depreciationMinor").GetInt64());
        Reply filed = await api.Backend(HttpMethod.Post, "api/claims", body);
        Assert.Equal((201, 28_000L), (filed.Status, filed.Json.GetProperty("eligibility").GetProperty("losses").GetProperty("totalMinor").GetInt64()));
        await api.Idle();

        Reply seller = await api.Anybody(HttpMethod.Get, $"api/case/{await api.SellerToken(new(filed.Text("id")))}");
        Assert.Equal(28_000, seller.Json.GetProperty("amountMinor").GetInt64());
        Assert.Equal(["Repair", "Property"], seller.Json.GetProperty("losses").EnumerateArray().Select(l => l.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Wrong_lines_are_named_and_what_an_insurer_paid_needs_lines()
    {
        OrderLine order = await api.Order();
        Reply unproved = await api.Backend(HttpMethod.Post, "api/claims", Body(order, "nothing", "nothing"));
        unproved.IsProblem(422, "CLAIM_INVALID");
        Assert.Contains("/losses/1/proofs", unproved.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/facts/orders/{order.OrderId}/1", new { insurerPaidMinor = 100, buyerCountry = "DE" })).Status);
        string photo = await Staged("photo.png", Files.Png()), bill = await Staged("bill.txt", "Repair: 120.00"u8.ToArray());
        Reply flat = await api.Backend(HttpMethod.Post, "api/claims/preview", new
        {
            orderId = order.OrderId,
            line = 1,
            buyerId = order.BuyerId,
            kind = "PropertyDamage",
            description = "The lamp burned my floor.",
            amountMinor = 500,
            evidence = new[] { photo, bill },
        });
        Assert.Contains("ELIG-10", flat.Json.GetProperty("failedRules").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        Assert.Equal(27_900, (await api.Backend(HttpMethod.Post, "api/claims/preview", Body(order, photo, bill))).Json.GetProperty("losses").GetProperty("totalMinor").GetInt64());
    }

    private async Task<string> Staged(string name, byte[] bytes)
    {
        using MultipartFormDataContent form = new() { { new ByteArrayContent(bytes), "file", name } };
        Reply reply = await api.Send(HttpMethod.Post, "api/evidence", form, null, api.BackendKey);
        Assert.Equal(201, reply.Status);
        return reply.Text("id");
    }

    private object Body(OrderLine order, string photo, string bill) => new
    {
        orderId = order.OrderId,
        line = 1,
        buyerId = order.BuyerId,
        kind = "PropertyDamage",
        description = "The lamp burned my floor and my chair.",
        happenedAt = api.Clock.GetUtcNow().AddDays(-1),
        evidence = new[] { photo, bill },
        losses = new object[]
        {
            new { kind = "Repair", description = "The floor", amountMinor = 12_000, proofs = new[] { bill } },
            new { kind = "Property", description = "A chair", amountMinor = 20_000, proofs = new[] { photo }, category = "furniture", boughtAt = api.Clock.GetUtcNow().AddDays(-366) },
        },
    };
}
