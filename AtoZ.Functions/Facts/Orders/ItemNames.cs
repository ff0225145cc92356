using AtoZ.Functions.Data;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>What an item is called: its title, else its category, else its number, else that of its order.</summary>
internal static class ItemNames
{
    /// <summary>The name as the order has it.</summary>
    public static string Of(OrderLine? line, string orderId) => line?.ProductTitle ?? line?.Category ?? line?.ProductId ?? orderId;

    /// <summary>The name as people read it: categories are written with underscores.</summary>
    public static string ToRead(OrderLine? line, string orderId) => line?.ProductTitle ?? line?.Category?.Replace('_', ' ') ?? line?.ProductId ?? orderId;

    /// <summary>The name of the first item of a claim, and how many more it is about.</summary>
    public static string WithMore(string item, int more, string language) => more switch
    {
        < 1 => item,
        1 => Sentence.Get(language, "item.more.one", ("item", item)),
        _ => Sentence.Get(language, "item.more", ("item", item), ("count", Format.Number(language, more))),
    };
}
