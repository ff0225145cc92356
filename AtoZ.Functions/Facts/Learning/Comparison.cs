namespace AtoZ.Functions.Facts.Learning;

/// <summary>How many order lines a seller sold and how many of them were claimed about.</summary>
internal sealed record SellerVolume(string SellerId, int Lines, int Claims)
{
    /// <summary>Claims per line.</summary>
    public decimal Rate => this.Lines == 0 ? 0 : (decimal)this.Claims / this.Lines;
}

/// <summary>A seller among all sellers. Names no other seller, and is left out where few of them could be guessed. Rule LEARN-01.</summary>
/// <param name="Sellers">How many others are compared with.</param>
/// <param name="MedianRate">Claims per order line of the seller in the middle.</param>
/// <param name="MoreThanPercent">In how many of a hundred other sellers claims are more frequent.</param>
public sealed record Comparison(int Sellers, decimal MedianRate, int MoreThanPercent)
{
    /// <summary>Compares.</summary>
    /// <param name="own">The seller.</param>
    /// <param name="all">All sellers, the seller too.</param>
    /// <param name="fromLines">A seller with fewer lines is not compared: one claim would be a high rate.</param>
    /// <param name="sellersAtLeast">With fewer others nothing is shown.</param>
    /// <returns>Null when there is nothing to compare, or too few to hide in.</returns>
    internal static Comparison? Of(SellerVolume own, IEnumerable<SellerVolume> all, int fromLines, int sellersAtLeast)
    {
        List<decimal> others = [.. all.Where(s => s.SellerId != own.SellerId && s.Lines >= fromLines).Select(s => s.Rate).Order()];
        if (own.Lines < fromLines || others.Count < sellersAtLeast)
        {
            return null;
        }

        int middle = others.Count / 2;
        decimal median = others.Count % 2 == 1 ? others[middle] : (others[middle - 1] + others[middle]) / 2;
        return new Comparison(others.Count, median, 100 * others.Count(rate => rate > own.Rate) / others.Count);
    }
}
