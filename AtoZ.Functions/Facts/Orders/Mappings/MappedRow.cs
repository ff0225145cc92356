using System.Globalization;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>Where a row stands in its order.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Number">Which item of the order it is, from 1.</param>
/// <param name="IsFirst">Whether it is the first that is read.</param>
/// <param name="IsAlone">Whether the order has no other.</param>
internal sealed record PlaceInOrder(int Line, int Number, bool IsFirst, bool IsAlone);

/// <summary>Turns one row of an export into the cells of the order import, by a mapping.</summary>
/// <param name="reading">The mapping, and what the request says.</param>
/// <param name="has">Whether the file has a column.</param>
/// <param name="row">The row's cells by column.</param>
/// <param name="first">The cells of the order's first row.</param>
/// <param name="place">Where it stands.</param>
/// <param name="lines">All lines of the order that are read.</param>
internal sealed partial class MappedRow(MappedReading reading, Func<string, bool> has, ImportRow row, ImportRow first, PlaceInOrder place, MappedLines lines)
{
    private const string Seller = "{seller_id}";
    private const string PaymentType = "payment_type";

    private readonly OrderMapping _mapping = reading.Mapping;
    private readonly List<(string Column, string Problem)> _problems = [];
    private readonly Dictionary<string, string?> _read = new(StringComparer.Ordinal);

    /// <summary>Its line in the file.</summary>
    public int Line => place.Line;

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<(string Column, string Problem)> Problems => _problems;

    /// <summary>The cells; those that are wrong are left out.</summary>
    public Dictionary<string, string> Cells()
    {
        Unreadable();
        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        foreach (string field in ImportColumns.Names)
        {
            if (Field(field) is { Length: > 0 } text)
            {
                cells[field] = text;
            }
        }

        if (_mapping.Payments is { } payments && Text(payments.Column) is { } together && payments.IsStoredTogether(together))
        {
            cells[PaymentType] = payments.Stored[0];
        }

        Untold(cells);
        return cells;
    }

    private void Unreadable()
    {
        IEnumerable<(string Column, string Why)> suspects = (_mapping.Unread ?? []).Select(c => (c, "cannot be read exactly"))
            .Concat(place.IsAlone ? [] : (_mapping.Unsplit ?? []).Select(c => (c, "is not split among the lines of the order")));
        foreach ((string column, string why) in suspects)
        {
            if (Text(column) is { } text && MappedAmounts.Read(text, _mapping) is not { Value.Amount: 0 })
            {
                _problems.Add((ImportColumns.UnitPrice, $"'{column}' is '{text}', which {why}: send this order with the columns of docs/api.md"));
            }
        }
    }

    // Where the export leaves open what was paid, or by what, a guess would pay back too little, or to the wrong place.
    private void Untold(Dictionary<string, string> cells)
    {
        bool isTaxOpen = _mapping.Fields.ContainsKey(ImportColumns.TaxIs) && Field(ImportColumns.TaxIs) is null && _problems.TrueForAll(p => p.Column != ImportColumns.TaxIs);
        if (isTaxOpen && cells.GetValueOrDefault(ImportColumns.Tax) is { } tax && tax != "0")
        {
            _problems.Add((
                ImportColumns.TaxIs,
                $"is not told: the tax of {tax} may be in the prices, or on top of them. Send {ImportColumns.TaxIs}={ImportColumns.Included} or {ImportColumns.TaxIs}={ImportColumns.OnTop} in the query"));
        }

        if (_mapping.AtMost is { } total && MoreThanPaid(total) is { } more)
        {
            _problems.Add((ImportColumns.UnitPrice, more));
        }

        if (_mapping.Payments is { } named && Text(named.Column) is { } means && named.IsInPartStored(means) && !cells.ContainsKey(ImportColumns.PaidByGiftCard))
        {
            _problems.Add((ImportColumns.PaidByGiftCard, $"is not told, and '{means}' paid the order together: send this order with the columns of docs/api.md"));
        }
    }

    private string? Field(string field)
    {
        if (_read.TryGetValue(field, out string? known))
        {
            return known;
        }

        _read[field] = null;
        return _read[field] = field == ImportColumns.LineNumber && !_mapping.Fields.ContainsKey(field)
            ? place.Number.ToString(CultureInfo.InvariantCulture)
            : FromSources(field) ?? reading.Given.GetValueOrDefault(field);
    }

    private string? FromSources(string field)
    {
        foreach (MappedSource source in _mapping.Fields.GetValueOrDefault(field) ?? [])
        {
            if ((source.Alone && !place.IsAlone) || !source.Columns.All(has) || !Holds(source))
            {
                continue;
            }

            if (From(source, field) is not { } read)
            {
                continue;
            }

            if (read.Problem is { } problem)
            {
                _problems.Add((field, $"{problem} (from '{source.Column}')"));
                return null;
            }

            return read.Value;
        }

        return null;
    }

    // Null where the source says nothing.
    private Cell<string>? From(MappedSource source, string field)
    {
        if (source.Value is { } same)
        {
            return same;
        }

        if (source.Once && !place.IsFirst)
        {
            return "0";
        }

        string? text = CellsOf(source)(source.Column!);
        return text switch
        {
            null => null,
            _ when source.As is { } meant => meant,
            _ when source.Words is not null || source.WordList is not null => Word(source, text),
            _ when source.Sign => MappedAmounts.Read(text, _mapping).Value?.Currency is { } currency ? currency : default(Cell<string>?),
            _ when field == ImportColumns.UnitPrice => OfOnePiece(source),
            _ when ImportColumns.Amounts.Contains(field) => Amount(source, field),
            _ when ImportColumns.Moments.Contains(field) => MappedInstants.Read(text, reading, source.Day),
            _ => Prefix(source) + (source.Lower ? text.ToLowerInvariant() : text),
        };
    }

    private string Prefix(MappedSource source) =>
        source.Prefix is { } prefix ? prefix.Replace(Seller, prefix.Contains(Seller, StringComparison.Ordinal) ? Field(ImportColumns.SellerId) : "", StringComparison.Ordinal) : "";

    private Cell<string>? Word(MappedSource source, string text)
    {
        string? meant = source.Words?.FirstOrDefault(w => string.Equals(w.Key, text, StringComparison.OrdinalIgnoreCase)).Value
            ?? (source.WordList is { } list ? WordLists.Find(list)?.GetValueOrDefault(text) : null);
        if ((meant ?? (source.OtherWords == UnknownWord.Keep ? text : null)) is { } word)
        {
            return word.Length == 0 ? default(Cell<string>?) : Prefix(source) + word;
        }

        return source.OtherWords == UnknownWord.Next
            ? default(Cell<string>?)
            : Cell<string>.Wrong($"'{text}' is a word that the mapping does not know");
    }

    private string? Text(string column) => row(column);
}
