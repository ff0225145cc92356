using System.Security.Cryptography;
using System.Text;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>An export: its header, found by the columns of the mapping, and then order by order. No more than one order is held.</summary>
internal sealed class MappedFile
{
    private const int HeadLength = 32 * 1024;
    private const int MostLinesBeforeHeader = 20;
    private const int MostRowsOfOrder = 1_000;

    private readonly OrderMapping _mapping;
    private readonly CsvLines _lines;
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly string[] _orderColumns;

    // The beginnings of hashes: a few bytes an order, so that a file of any size fits.
    private readonly HashSet<ulong> _orders = [];
    private (string? Order, CsvLine Line)? _ahead;

    private MappedFile(OrderMapping mapping, CsvLines lines, FoundHeader header)
    {
        (_mapping, _lines, this.Header) = (mapping, lines, header);
        foreach ((string name, int place) in header.Names.Select((name, place) => (name, place)))
        {
            _places.TryAdd(name, place);
        }

        _orderColumns = [.. mapping.Fields[ImportColumns.OrderId].Select(s => s.Column).OfType<string>().Where(_places.ContainsKey)];
        lines.Width = header.Names.Count;
    }

    public FoundHeader Header { get; }

    /// <summary>Opens an export; null when its header cannot be used, which is told.</summary>
    public static async Task<MappedFile?> Open(TextReader text, MappedReading reading, ImportTally tally, CancellationToken cancellationToken)
    {
        char[] buffer = new char[HeadLength];
        int length = await text.ReadBlockAsync(buffer, cancellationToken);
        ReadOnlyMemory<char> head = buffer.AsMemory(0, length);
        if (await FindHeader(head.ToString(), reading.Mapping, cancellationToken) is not { } header)
        {
            string expected = string.Join(", ", reading.Mapping.Fields[ImportColumns.OrderId].Select(s => s.Column).OfType<string>().Select(c => $"'{c}'"));
            tally.Refuse(1, ImportColumns.OrderId, length == 0 ? "The file is empty." : $"None of the first {MostLinesBeforeHeader} lines is a header with {expected}.");
            return null;
        }

        CsvLines lines = Lines(new ReaderWithHead(head, text), reading.Mapping, header.Delimiter);
        for (int record = 0; record <= header.Record; record++)
        {
            await lines.Next(cancellationToken);
        }

        MappedFile file = new(reading.Mapping, lines, header);
        return file.IsComplete(reading, tally) ? file : null;
    }

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>The cells of a line by column; null where the cell is empty.</summary>
    public ImportRow Cells(CsvLine line) => column =>
        _places.TryGetValue(column, out int place) && place < line.Cells.Count && line.Cells[place].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The rows of the next order; null at the end.</summary>
    public async Task<MappedOrder?> Next(CancellationToken cancellationToken)
    {
        (string? Order, CsvLine Line)? begin = _ahead ?? await Read(cancellationToken);
        _ahead = null;
        if (begin is not { } first)
        {
            return null;
        }

        List<CsvLine> rows = [first.Line];
        if (!_mapping.NeedsWholeOrders || first.Order is null)
        {
            return new MappedOrder(rows, null);
        }

        while (rows.Count < MostRowsOfOrder && await Read(cancellationToken) is { } next)
        {
            if (next.Order != first.Order)
            {
                _ahead = next;
                break;
            }

            rows.Add(next.Line);
        }

        bool isNew = _orders.Add(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(first.Order))));
        return new MappedOrder(rows, isNew ? null : $"The rows of the order do not stand together, or are more than {MostRowsOfOrder}: sort the file by '{_orderColumns[0]}'.");
    }

    // Rows that hold nothing, and those by which a report ends, are no orders.
    private async Task<(string? Order, CsvLine Line)?> Read(CancellationToken cancellationToken)
    {
        while (await _lines.Next(cancellationToken) is { } line)
        {
            if (line.Cells.All(string.IsNullOrWhiteSpace) || IsFooter(line))
            {
                continue;
            }

            ImportRow cells = Cells(line);
            return (_orderColumns.Select(c => cells(c)).FirstOrDefault(id => id is not null), line);
        }

        return null;
    }

    private bool IsFooter(CsvLine line) =>
        line.Cells.Count != this.Header.Names.Count
        && (_mapping.Footer ?? []).Any(word => line.Cells.Any(cell => cell.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private bool IsComplete(MappedReading reading, ImportTally tally)
    {
        HashSet<string> used = new(_mapping.Columns.Select(c => c.Column), StringComparer.OrdinalIgnoreCase);
        tally.Ignored.AddRange(this.Header.Names.Where(name => name.Length > 0 && !used.Contains(name)));
        foreach (string twice in this.Header.Names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1 && used.Contains(g.Key)).Select(g => g.Key))
        {
            tally.Refuse(this.Header.Line, twice, "The column is there twice.");
        }

        foreach ((string field, IReadOnlyList<MappedSource> sources) in _mapping.Fields.Where(f => ImportColumns.Required.Contains(f.Key) && !reading.Given.ContainsKey(f.Key)))
        {
            if (!sources.Any(s => s.Value is not null || s.Columns.All(Has)))
            {
                tally.Refuse(this.Header.Line, field, $"None of the columns that it comes from is there: {string.Join(", ", sources.SelectMany(s => s.Columns).Distinct().Select(c => $"'{c}'"))}.");
            }
        }

        return tally.Refused == 0;
    }

    private static async Task<FoundHeader?> FindHeader(string head, OrderMapping mapping, CancellationToken cancellationToken)
    {
        HashSet<string> used = new(mapping.Columns.Select(c => c.Column), StringComparer.OrdinalIgnoreCase);
        string[] ids = [.. mapping.Fields[ImportColumns.OrderId].Select(s => s.Column).OfType<string>()];
        List<(FoundHeader Header, int Known)> found = [];
        foreach (char delimiter in mapping.Delimiters)
        {
            CsvLines lines = Lines(new StringReader(head), mapping, delimiter);
            for (int record = 0; record < MostLinesBeforeHeader && await lines.Next(cancellationToken) is { } line; record++)
            {
                List<string> names = [.. line.Cells.Select(c => c.Trim())];
                if (line.Problem is null && names.Any(n => ids.Contains(n, StringComparer.OrdinalIgnoreCase)))
                {
                    found.Add((new FoundHeader(line.Number, record, delimiter, names), names.Count(used.Contains)));
                }
            }
        }

        return found.Count == 0 ? null : found.MaxBy(f => f.Known).Header;
    }

    private static CsvLines Lines(TextReader text, OrderMapping mapping, char delimiter) =>
        new(text) { Delimiter = delimiter, HasQuotes = delimiter != '\t' || !mapping.PlainTabs };
}

/// <summary>A header that was found.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Record">How many records stand before it.</param>
/// <param name="Delimiter">What separates its cells.</param>
/// <param name="Names">Its cells.</param>
internal sealed record FoundHeader(int Line, int Record, char Delimiter, IReadOnlyList<string> Names);

/// <summary>The rows of one order.</summary>
/// <param name="Rows">As they stand in the file.</param>
/// <param name="Problem">Why none of them can be read; null when that is not so.</param>
internal sealed record MappedOrder(IReadOnlyList<CsvLine> Rows, string? Problem);
