namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// What was charged above the price of an order line, and how much of it came back. A refund below the price makes the overcharge good first; one of
/// the whole price was for the item, and only what goes beyond it was for the overcharge.
/// </summary>
internal static class Overcharges
{
    /// <summary>What was charged above the price, minor units; zero when nobody told what was charged.</summary>
    public static long Above(long price, long? charged) => Math.Max(0, (charged ?? price) - price);

    /// <summary>How much of what came back for a line was for the overcharge.</summary>
    public static long CameBack(long price, long cameBack) => cameBack >= price ? cameBack - price : cameBack;

    /// <summary>How much of what came back in all was for the item: the overcharge is not counted against it.</summary>
    public static long CameBackForTheItem(long above, long cameBack) => Math.Max(0, cameBack - above);
}
