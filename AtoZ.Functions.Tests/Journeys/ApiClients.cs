using System.Text;
using AtoZ.Client;
using AtoZ.Client.Models;
using AtoZ.Functions.Tests.Edge.Api;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>The typed client (infra/clients/csharp) of those who call the app of a test.</summary>
internal static class ApiClients
{
    private const string Columns =
        "order_id,line,buyer_id,seller_id,product_id,category,quantity,unit_price,freight,currency,payment_type,status," +
        "purchased_at,shipped_at,estimated_delivery_at,seller_contacted_at,buyer_email,seller_email";

    public static AtoZApi OpenAsBackend(this ApiHost api) => AtoZApi.Open(api.Address, api.BackendKey.Value);

    public static AtoZApi OpenAsStaff(this ApiHost api, string name) =>
        AtoZApi.OpenAsStaff(api.Address, api.StaffHeader(name).Value["Bearer ".Length..]);

    /// <summary>Imports an order that never arrived, of a seller who can be debited.</summary>
    public static async Task Import(
        this AtoZApi atoz, DateTimeOffset now, string order, string buyer, string seller, string price = "75.00")
    {
        string dates = string.Join(',', new[] { 30, 28, 10, 5 }.Select(days => now.AddDays(-days).ToString("O")));
        string line = $"{order},1,{buyer},{seller},lamp,home,1,{price},5.00,USD,card,shipped,{dates},{buyer}@a.test,{seller}@a.test";
        using MemoryStream bytes = new(Encoding.UTF8.GetBytes($"{Columns}\n{line}"));
        ImportReport? report = await atoz.Api.Orders.Import.PostAsync(bytes, "text/csv");
        Assert.Equal((1, 0), (report!.Added, report.Refused));
        await atoz.Api.Facts.Sellers[seller].PostAsync(new SellerFactsBody { HasPaymentMethod = true });
    }

    /// <summary>What one says who claims about it.</summary>
    public static FileClaimBody Claim(string order, string buyer) =>
        new() { OrderId = order, Line = 1, BuyerId = buyer, Kind = ClaimKind.NotReceived, Description = "The lamp never arrived." };

    /// <summary>A claim about such an order, which waits for its seller.</summary>
    public static async Task<string> File(this ApiHost api, AtoZApi atoz, string order, string price = "75.00")
    {
        await atoz.Import(api.Clock.GetUtcNow(), order, $"{order}-buyer", $"{order}-seller", price);
        ClaimFiled? filed = await atoz.Api.Claims.PostAsync(Claim(order, $"{order}-buyer"));
        await api.Idle();
        return filed!.Id!;
    }
}
