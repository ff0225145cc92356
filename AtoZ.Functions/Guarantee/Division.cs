namespace AtoZ.Functions.Guarantee;

/// <summary>Divides an amount in proportion, so that the parts sum to it to the last unit.</summary>
internal static class Division
{
    /// <summary>The largest remainders get the units that rounding down leaves; of equal ones the earlier. No part is more than its weight while the amount is not more than all of them.</summary>
    /// <param name="amount">Of zero or more.</param>
    /// <param name="weights">Of zero or more each, and not all zero unless the amount is.</param>
    /// <exception cref="ArgumentOutOfRangeException">Something is negative, or there is nothing to divide by.</exception>
    public static IReadOnlyList<long> Of(long amount, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        Int128 all = 0;
        foreach (long weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            all += weight;
        }

        if (amount == 0)
        {
            return new long[weights.Count];
        }

        ArgumentOutOfRangeException.ThrowIfZero(all, nameof(weights));
        long[] parts = [.. weights.Select(w => checked((long)((Int128)amount * w / all)))];
        IEnumerable<int> byRemainder = Enumerable.Range(0, parts.Length).OrderByDescending(i => (Int128)amount * weights[i] % all).ThenBy(i => i);
        foreach (int i in byRemainder.Take((int)(amount - parts.Sum())))
        {
            parts[i]++;
        }

        return parts;
    }
}
