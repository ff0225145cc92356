using AtoZ.Functions.Data;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>What an item is called: its title, else its category, else its number, else that of its order.</summary>
internal static class ItemNames
{
    /// <summary>The name as the order has it.</summary>
    public static string Of(OrderLine? line, string orderId) => line?.ProductTitle ?? line?.Category ?? line?.ProductId ?? orderId;

    /// <summary>The name as people read it: categories are written with underscores.</summary>
    public static string ToRead(OrderLine? line, string orderId) => line?.ProductTitle ?? line?.Category?.Replace('_', ' ') ?? line?.ProductId ?? orderId;
}
