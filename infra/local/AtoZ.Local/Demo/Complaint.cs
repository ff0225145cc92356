using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Local.Demo;

/// <summary>A claim that real facts or a real review justify.</summary>
/// <param name="Lines">The lines that it is about, of one order and one seller, by their numbers.</param>
/// <param name="Kind">What is claimed.</param>
/// <param name="Description">The buyer's own words where there are some.</param>
/// <param name="ContactAt">When the buyer wrote to the seller.</param>
/// <param name="FileAt">When the claim is filed.</param>
internal sealed record Complaint(IReadOnlyList<OrderRow> Lines, ClaimKind Kind, string Description, DateTimeOffset ContactAt, DateTimeOffset FileAt)
{
    /// <summary>Its first line, which tells of the order as well as any other.</summary>
    public OrderRow Order => this.Lines[0];

    /// <summary>What the buyer asks for: who got a late item keeps it, who misses a part wants it.</summary>
    public Remedy Remedy => Kind switch
    {
        ClaimKind.ArrivedLate => Remedy.PartRefund,
        ClaimKind.PartsMissing => Remedy.Replacement,
        _ => Remedy.Refund,
    };

    /// <summary>How many photos the buyer puts up: of damage one of the packing too, of what is not there none.</summary>
    public int Photos => Kind switch
    {
        ClaimKind.ArrivedDamaged => 2,
        ClaimKind.ArrivedLate => 0,
        _ => Kind.IsNonDelivery() ? 0 : 1,
    };

    /// <summary>Names the claim the same way in every run.</summary>
    public string Key => Order.Key;
}

/// <summary>The columns of an order line that decide whether there is a complaint.</summary>
internal sealed record OrderRow(
    string OrderId, int Line, string BuyerId, string SellerId, string Status, string Currency, decimal Paid, DateTimeOffset PurchasedAt, DateTimeOffset? DeliveredAt, DateTimeOffset EstimatedAt)
{
    /// <summary>Names the line the same way in every run.</summary>
    public string Key => $"{OrderId}/{Line}";
}

internal sealed record ReviewRow(string OrderId, int Score, string Title, string Message, DateTimeOffset CreatedAt);
