using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Local.Sandbox;

/// <summary>Makes an order that never arrived, with a buyer and a seller of its own, by the sandbox's clock: it can be claimed about at once.</summary>
internal sealed class MakeOrder(Posted posted, SandboxClock sandbox, TimeProvider clock)
{
    private const long HighestPrice = 100_000_000;

    private static Refusal NoPrice { get; } = new(
        "AMOUNT_NOT_POSITIVE", 422, $"A price is from 1 to {HighestPrice} cents.", "Send the price of one piece in cents.", "/priceMinor");

    [Function(nameof(MakeOrder))]
    [Takes(typeof(MakeOrderBody))]
    [Gives(201, typeof(OrderMade))]
    [Refuses("AMOUNT_NOT_POSITIVE", "SANDBOX_OFF")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sandbox/orders")] HttpRequest request, CancellationToken cancellationToken) => sandbox.IsOn
        ? await posted.Once<MakeOrderBody>(request, "backend", (db, body) => Task.FromResult(body.PriceMinor is > 0 and <= HighestPrice ? Make(db, body) : Problems.From(NoPrice)), cancellationToken)
        : Problems.From(SandboxClock.Off);

    private Answer Make(AtoZDb db, MakeOrderBody body)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string id = Guid.CreateVersion7(now).ToString("N")[..20];
        OrderLine order = new()
        {
            OrderId = $"order-{id}",
            Line = 1,
            BuyerId = $"buyer-{id}",
            SellerId = $"seller-{id}",
            ProductId = "lamp",
            ProductTitle = "Reading lamp",
            Category = "home",
            Quantity = 1,
            UnitPriceMinor = body.PriceMinor,
            FreightMinor = 0,
            Currency = "USD",
            Status = "shipped",
            PurchasedAt = now.AddDays(-30),
            ShippedAt = now.AddDays(-28),
            EstimatedDeliveryAt = now.AddDays(-10),
            SellerContactedAt = now.AddDays(-5),
        };
        db.OrderLines.Add(order);
        db.Buyers.Add(new BuyerRecord { Id = order.BuyerId, Email = $"{order.BuyerId}@example.com" });
        db.Sellers.Add(new SellerRecord { Id = order.SellerId, Email = $"{order.SellerId}@example.com", HasPaymentMethod = body.SellerCanBeCharged });
        return Answer.Created($"/api/claims?orderId={order.OrderId}", new OrderMade(order.OrderId, 1, order.BuyerId, order.SellerId));
    }
}

/// <summary>An order to make.</summary>
/// <param name="PriceMinor">Its price in cents of USD.</param>
/// <param name="SellerCanBeCharged">Whether the seller's stored payment method works.</param>
internal sealed record MakeOrderBody(long PriceMinor = 8_000, bool SellerCanBeCharged = true);

internal sealed record OrderMade(string OrderId, int Line, string BuyerId, string SellerId);
