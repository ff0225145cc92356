using AtoZ.Functions.Data;

namespace AtoZ.Functions.Tests.Foresight;

/// <summary>Order lines of seeded cases.</summary>
internal static class OrderLines
{
    /// <summary>The same line, bought by somebody else, at another time.</summary>
    public static OrderLine For(this OrderLine line, string buyer, string seller, DateTimeOffset now) => new()
    {
        OrderId = line.OrderId,
        Line = line.Line,
        BuyerId = buyer,
        SellerId = seller,
        ProductId = line.ProductId,
        ProductTitle = line.ProductTitle,
        Category = line.Category,
        Quantity = line.Quantity,
        UnitPriceMinor = line.UnitPriceMinor,
        FreightMinor = line.FreightMinor,
        TaxMinor = line.TaxMinor,
        TaxOnTop = line.TaxOnTop,
        Currency = line.Currency,
        Status = line.Status,
        PurchasedAt = now.AddDays(-30),
        ShippedAt = now.AddDays(-25),
        EstimatedDeliveryAt = now.AddDays(-10),
        SellerContactedAt = now.AddDays(-5),
        FulfilledByMarketplace = line.FulfilledByMarketplace,
    };
}
