using System.Globalization;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>The amounts of a row: of a piece, of the line, and its part of what the export tells for the whole order.</summary>
internal sealed partial class MappedRow
{
    /// <summary>What the line costs before an amount of the order is divided by it, minor units: freight goes by the price, tax by price and freight, anything else by all that was paid.</summary>
    /// <param name="field">What is divided.</param>
    /// <returns>Null where the line cannot be read.</returns>
    internal long? Weight(string field)
    {
        bool isTaxed = field is not (ImportColumns.Freight or ImportColumns.Tax) && Field(ImportColumns.TaxIs) == ImportColumns.OnTop && Field(ImportColumns.Tax) is not null;
        return (Minor(ImportColumns.UnitPrice) * Pieces)
            + (field == ImportColumns.Freight ? 0 : Minor(ImportColumns.Freight))
            + (isTaxed ? Minor(ImportColumns.Tax) : 0);
    }

    /// <summary>What all pieces cost by a source before the order's own discount, minor units; null where that cannot be read.</summary>
    internal long? PriceOfLine(MappedSource source) => Pieces is not null && Text(source.Column!) is not null && Price(source) is { Problem: null } price ? InMinor(price.Value) : null;

    // Where more was taken off the order than its lines show, more would be paid back than was paid.
    private string? MoreThanPaid(string column)
    {
        if (first(column) is not { } said || Sum(first, [column]) is not { Problem: null } most || InMinor(most.Value) is not { } paid)
        {
            return null;
        }

        return lines.Sum(line => line.Weight(ImportColumns.UnitPrice)) is { } sum && sum > paid
            ? $"with freight and tax comes to {Written(InMajor(sum))} for the whole order, of which '{column}' says {said}: send this order with the columns of docs/api.md"
            : null;
    }

    private int? Pieces => ImportValues.Count(Field(ImportColumns.Quantity) ?? "") is { Problem: null } count ? count.Value : null;

    private long? Minor(string field) => ImportValues.Minor(Field(field) ?? "", Field(ImportColumns.Currency)) is { Problem: null } read ? read.Value : null;

    private long? InMinor(decimal amount) => ImportValues.Minor(Written(amount), Field(ImportColumns.Currency)) is { Problem: null } read ? read.Value : null;

    private decimal InMajor(long minor) => (decimal)minor / Currencies.UnitsPerMajor(Field(ImportColumns.Currency)!);

    private static string Written(decimal amount) => amount.ToString("0.############", CultureInfo.InvariantCulture);

    // Amounts of the whole order stand on its first row.
    private ImportRow CellsOf(MappedSource source) => source.IsOfOrder ? first : row;

    private bool Holds(MappedSource source)
    {
        ImportRow cells = CellsOf(source);
        return (source.Unless ?? []).All(c => cells(c) is not { } text || MappedAmounts.Read(text, _mapping) is { Value.Amount: 0 })
            && (source.When is not { } when || (Sum(cells, [when.Column]) is { Problem: null } whole && Sum(cells, when.SumOf) is { Problem: null } sum && whole.Value == sum.Value));
    }

    private Cell<string> Amount(MappedSource source, string field)
    {
        Cell<decimal> own = Sum(CellsOf(source), [source.Column!, .. source.Plus ?? []], source.Minus);
        Cell<decimal> once = place.IsFirst ? Sum(first, source.PlusOnce ?? []) : 0;
        decimal amount = own.Value + once.Value;
        return (own.Problem ?? once.Problem) is { } problem ? Cell<string>.Wrong(problem)
            : amount < 0 ? Cell<string>.Wrong($"comes to {Written(amount)}")
            : !source.Shared ? Written(amount)
            : InMinor(amount) is not { } minor ? Cell<string>.Wrong($"{Written(amount)} cannot be divided among the lines of the order")
            : Told(lines.Part(this, minor, line => line.Weight(field)), part => Written(InMajor(part)));
    }

    private Cell<string> OfOnePiece(MappedSource source)
    {
        Cell<decimal> price = Price(source);
        if (price.Problem is { } problem)
        {
            return Cell<string>.Wrong(problem);
        }

        // What is wrong with a quantity or a currency is told by the import itself.
        if (Pieces is not { } pieces || !Currencies.IsKnown(Field(ImportColumns.Currency)))
        {
            return Written(price.Value);
        }

        return source.IsDivided ? Told(Paid(source), paid => ByPieces(InMajor(paid), pieces)) : ByPieces(price.Value, pieces);
    }

    private Cell<string> ByPieces(decimal price, int pieces)
    {
        decimal minor = price * Currencies.UnitsPerMajor(Field(ImportColumns.Currency)!);
        return minor % pieces == 0
            ? Written(price / pieces)
            : Cell<string>.Wrong($"{Written(price)} for {pieces} pieces is no exact price of one");
    }

    // What all pieces cost, as the row alone says it.
    private Cell<decimal> Price(MappedSource source)
    {
        Cell<decimal> sum = Sum(row, [source.Column!, .. source.Plus ?? []], source.Minus);
        Cell<decimal> off = Sum(row, source.Off ?? []);
        decimal price = (sum.Value * (source.Per == AmountOf.Line ? 1 : Pieces ?? 1)) - off.Value;
        return (sum.Problem ?? off.Problem) is { } problem ? Cell<decimal>.Wrong(problem)
            : price < 0 ? Cell<decimal>.Wrong($"comes to {Written(price)}")
            : price;
    }

    // The order says what the prices of all its lines come to, or what is taken from them.
    private Cell<long> Paid(MappedSource source)
    {
        if (source.Discount?.FirstOrDefault(c => row(c) is { } own && own != first(c) && MappedAmounts.Read(own, _mapping) is not { Value.Amount: 0 }) is { } split)
        {
            return Cell<long>.Wrong($"'{split}' is '{row(split)}' here and '{first(split)}' on the first line of the order: it may be of each line");
        }

        Cell<decimal> said = Sum(first, source.Total is { } total ? [total] : source.Discount!);
        return said.Problem is { } problem ? Cell<long>.Wrong(problem)
            : source.Total is not null && first(source.Total) is null ? Cell<long>.Wrong($"'{source.Total}' of the order is empty")
            : InMinor(said.Value) is not { } minor ? Cell<long>.Wrong($"{Written(said.Value)} cannot be divided among the lines of the order")
            : source.Total is null ? lines.PartAfter(minor, this, line => line.PriceOfLine(source))
            : lines.PartOf(minor, this, line => line.PriceOfLine(source));
    }

    private Cell<decimal> Sum(ImportRow cells, IEnumerable<string> plus, IEnumerable<string>? minus = null)
    {
        decimal sum = 0;
        foreach ((string column, int sign) in plus.Select(c => (c, 1)).Concat((minus ?? []).Select(c => (c, -1))))
        {
            if (cells(column) is not { } text)
            {
                continue;
            }

            Cell<SignedAmount> read = MappedAmounts.Read(text, _mapping);
            if (read.Problem is not null)
            {
                return Cell<decimal>.Wrong(read.Problem);
            }

            if (read.Value!.Currency is { } currency && Field(ImportColumns.Currency) is { } expected && currency != expected)
            {
                return Cell<decimal>.Wrong($"'{text}' is in {currency}, the line in {expected}");
            }

            sum += sign * read.Value.Amount;
        }

        return sum;
    }

    private static Cell<string> Told(Cell<long> part, Func<long, Cell<string>> write) => part.Problem is { } problem ? Cell<string>.Wrong(problem) : write(part.Value);
}
