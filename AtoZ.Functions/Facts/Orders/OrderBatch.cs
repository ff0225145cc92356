using System.Globalization;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>What a batch did to the store.</summary>
internal sealed record BatchResult(long Added, long Changed, long Unchanged);

/// <summary>A row whose place in the store another item has.</summary>
/// <param name="Index">Which row of the batch.</param>
/// <param name="Column">What differs.</param>
/// <param name="Problem">How.</param>
internal sealed record MovedRow(int Index, string Column, string Problem);

/// <summary>Brings good rows into the store, in the caller's transaction. Repeating them changes nothing.</summary>
internal sealed class OrderBatch(AtoZDb db, IReadOnlyList<ImportRow> rows)
{
    private readonly List<OrderLine> _newLines = [];
    private readonly List<BuyerRecord> _newBuyers = [];
    private readonly List<SellerRecord> _newSellers = [];
    private readonly Dictionary<(string, int), OrderLine> _lines = [];
    private readonly Dictionary<string, BuyerRecord> _buyers = [];
    private readonly Dictionary<string, SellerRecord> _sellers = [];

    /// <summary>Brings the rows into the store.</summary>
    public async Task<BatchResult> Apply()
    {
        BatchResult result = await Plan();
        await Keep();
        return result;
    }

    /// <summary>What would come of the rows; nothing is kept.</summary>
    public async Task<BatchResult> Plan()
    {
        await LoadKnown();
        return Change(rows);
    }

    /// <summary>Brings the rows into the store, but for those whose place another item has.</summary>
    public async Task<(BatchResult Result, IReadOnlyList<MovedRow> Moved)> ApplyInPlace()
    {
        (BatchResult Result, IReadOnlyList<MovedRow> Moved) done = await PlanInPlace();
        await Keep();
        return done;
    }

    /// <summary>What would come of the rows, but for those whose place another item has; nothing is kept.</summary>
    public async Task<(BatchResult Result, IReadOnlyList<MovedRow> Moved)> PlanInPlace()
    {
        await LoadKnown();
        List<MovedRow> moved = [.. rows.Select(Moved).OfType<MovedRow>()];
        HashSet<int> elsewhere = [.. moved.Select(m => m.Index)];
        return (Change([.. rows.Where((_, i) => !elsewhere.Contains(i))]), moved);
    }

    private MovedRow? Moved(ImportRow row, int index)
    {
        if (!_lines.TryGetValue((row(ImportColumns.OrderId)!, LineNumber(row)), out OrderLine? known))
        {
            return null;
        }

        return known.SellerId != row(ImportColumns.SellerId)
            ? new MovedRow(index, ImportColumns.SellerId, $"is '{row(ImportColumns.SellerId)}', but order '{known.OrderId}' is of '{known.SellerId}'")
            : known.ProductId != row(ImportColumns.ProductId)
                ? new MovedRow(index, ImportColumns.ProductId, $"is '{row(ImportColumns.ProductId)}', but line {known.Line} of the order is '{known.ProductId}': its rows stood in another order before")
                : null;
    }

    private BatchResult Change(IReadOnlyList<ImportRow> good)
    {
        long added = 0;
        long changed = 0;
        foreach (ImportRow row in good)
        {
            bool isNew = Line(row, out OrderLine line);
            bool isChanged = Apply(line, ImportColumns.Line, row);
            isChanged |= Apply(Buyer(line.BuyerId), ImportColumns.Buyer, row);
            isChanged |= Apply(Seller(line.SellerId), ImportColumns.Seller, row);
            added += isNew ? 1 : 0;
            changed += !isNew && isChanged ? 1 : 0;
        }

        return new BatchResult(added, changed, good.Count - added - changed);
    }

    private async Task Keep()
    {
        await BulkInsert.Add(db, _newLines);
        await BulkInsert.Add(db, _newBuyers);
        await BulkInsert.Add(db, _newSellers);
    }

    private static bool Apply<T>(T record, IReadOnlyList<ImportColumn<T>> columns, ImportRow row)
    {
        bool changed = false;
        foreach (ImportColumn<T> column in columns)
        {
            changed |= column.Apply(record, row);
        }

        return changed;
    }

    private static int LineNumber(ImportRow row) => int.Parse(row(ImportColumns.LineNumber)!, CultureInfo.InvariantCulture);

    private async Task LoadKnown()
    {
        List<string> orders = [.. rows.Select(r => r(ImportColumns.OrderId)!).Distinct(StringComparer.Ordinal)];
        List<string> buyers = [.. rows.Select(r => r(ImportColumns.BuyerId)!).Distinct(StringComparer.Ordinal)];
        List<string> sellers = [.. rows.Select(r => r(ImportColumns.SellerId)!).Distinct(StringComparer.Ordinal)];
        await foreach (OrderLine line in db.OrderLines.Where(l => orders.Contains(l.OrderId)).AsAsyncEnumerable())
        {
            _lines[(line.OrderId, line.Line)] = line;
        }

        await foreach (BuyerRecord buyer in db.Buyers.Where(b => buyers.Contains(b.Id)).AsAsyncEnumerable())
        {
            _buyers[buyer.Id] = buyer;
        }

        await foreach (SellerRecord seller in db.Sellers.Where(s => sellers.Contains(s.Id)).AsAsyncEnumerable())
        {
            _sellers[seller.Id] = seller;
        }
    }

    private bool Line(ImportRow row, out OrderLine line)
    {
        (string order, int number) = (row(ImportColumns.OrderId)!, LineNumber(row));
        if (_lines.TryGetValue((order, number), out line!))
        {
            return false;
        }

        line = new OrderLine
        {
            OrderId = order,
            Line = number,
            BuyerId = "",
            SellerId = "",
            ProductId = "",
            Quantity = 0,
            UnitPriceMinor = 0,
            FreightMinor = 0,
            Currency = "",
            Status = "",
        };
        _newLines.Add(line);
        return _lines.TryAdd((order, number), line);
    }

    private BuyerRecord Buyer(string id)
    {
        if (!_buyers.TryGetValue(id, out BuyerRecord? buyer))
        {
            buyer = new BuyerRecord { Id = id };
            _newBuyers.Add(buyer);
            _buyers.Add(id, buyer);
        }

        return buyer;
    }

    private SellerRecord Seller(string id)
    {
        if (!_sellers.TryGetValue(id, out SellerRecord? seller))
        {
            seller = new SellerRecord { Id = id };
            _newSellers.Add(seller);
            _sellers.Add(id, seller);
        }

        return seller;
    }
}
