using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Local.Demo;

/// <summary>A claim that real facts or a real review justify.</summary>
/// <param name="Order">The order line it is about.</param>
/// <param name="Kind">What is claimed.</param>
/// <param name="Description">The buyer's own words where there are some.</param>
/// <param name="ContactAt">When the buyer wrote to the seller.</param>
/// <param name="FileAt">When the claim is filed.</param>
internal sealed record Complaint(OrderRow Order, ClaimKind Kind, string Description, DateTimeOffset ContactAt, DateTimeOffset FileAt)
{
    /// <summary>Names the claim the same way in every run.</summary>
    public string Key => $"{Order.OrderId}/{Order.Line}";
}

/// <summary>The columns of an order line that decide whether there is a complaint.</summary>
internal sealed record OrderRow(
    string OrderId, int Line, string BuyerId, string SellerId, string Status, string Currency, decimal Paid, DateTimeOffset PurchasedAt, DateTimeOffset? DeliveredAt, DateTimeOffset EstimatedAt);

/// <summary>A review of an order.</summary>
internal sealed record ReviewRow(string OrderId, int Score, string Title, string Message, DateTimeOffset CreatedAt);
