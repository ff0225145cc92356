using System.Globalization;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Orders;

/// <summary>What a batch did to the store.</summary>
internal sealed record BatchResult(long Added, long Changed, long Unchanged);

/// <summary>Brings good rows into the store, in the caller's transaction. Repeating them changes nothing.</summary>
internal sealed class OrderBatch(AtoZDb db, IReadOnlyList<ImportRow> rows)
{
    private readonly List<OrderLine> _newLines = [];
    private readonly List<BuyerRecord> _newBuyers = [];
    private readonly List<SellerRecord> _newSellers = [];
    private readonly Dictionary<(string, int), OrderLine> _lines = [];
    private readonly Dictionary<string, BuyerRecord> _buyers = [];
    private readonly Dictionary<string, SellerRecord> _sellers = [];

    public async Task<BatchResult> Apply()
    {
        await LoadKnown();
        long added = 0;
        long changed = 0;
        foreach (ImportRow row in rows)
        {
            bool isNew = Line(row, out OrderLine line);
            bool isChanged = Apply(line, ImportColumns.Line, row);
            isChanged |= Apply(Buyer(line.BuyerId), ImportColumns.Buyer, row);
            isChanged |= Apply(Seller(line.SellerId), ImportColumns.Seller, row);
            added += isNew ? 1 : 0;
            changed += !isNew && isChanged ? 1 : 0;
        }

        await BulkInsert.Add(db, _newLines);
        await BulkInsert.Add(db, _newBuyers);
        await BulkInsert.Add(db, _newSellers);
        return new BatchResult(added, changed, rows.Count - added - changed);
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
