using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>The lines of one order that are read. What the export tells for the whole order is divided among them, so that the parts sum to it to the last unit.</summary>
internal sealed class MappedLines
{
    private const string Unread = "is told for the whole order, of which a line cannot be read";

    private readonly List<MappedRow> _lines = [];

    /// <summary>Whether a row of the order cannot be read, so that nobody knows what falls on it.</summary>
    public bool IsBroken { get; set; }

    public IReadOnlyList<MappedRow> All => _lines;

    public void Add(MappedRow line) => _lines.Add(line);

    /// <summary>What of an amount of the order falls on a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="weight">What a line is weighed by; null where it cannot be read.</param>
    public Cell<long> Part(MappedRow line, long amount, Func<MappedRow, long?> weight)
    {
        if (amount == 0)
        {
            return 0;
        }

        return Weights(weight) is not { } weights ? Cell<long>.Wrong(Unread)
            : weights.Sum() == 0 ? Cell<long>.Wrong("is told for the whole order, whose lines cost nothing")
            : Division.Of(amount, weights)[_lines.IndexOf(line)];
    }

    /// <summary>What is paid for a line where the order says what all of them come to.</summary>
    public Cell<long> PartOf(long total, MappedRow line, Func<MappedRow, long?> price) =>
        Weights(price) is { } prices && prices.Sum() < total
            ? Cell<long>.Wrong("is less than the order says for all its lines: something else was paid with it")
            : Part(line, total, price);

    /// <summary>What is paid for a line where the order says what is taken from all of them.</summary>
    public Cell<long> PartAfter(long discount, MappedRow line, Func<MappedRow, long?> price)
    {
        if (discount == 0 && price(line) is { } own)
        {
            return own;
        }

        return Weights(price) is not { } prices ? Cell<long>.Wrong(Unread)
            : prices.Sum() < discount ? Cell<long>.Wrong("is less than what the order takes from it")
            : Part(line, prices.Sum() - discount, price);
    }

    /// <summary>What all lines come to; null where a line cannot be read.</summary>
    public long? Sum(Func<MappedRow, long?> weight) => Weights(weight)?.Sum();

    private List<long>? Weights(Func<MappedRow, long?> weight)
    {
        List<long?> weights = this.IsBroken ? [null] : [.. _lines.Select(weight)];
        return weights.Contains(null) ? null : [.. weights.Select(w => w!.Value)];
    }
}
