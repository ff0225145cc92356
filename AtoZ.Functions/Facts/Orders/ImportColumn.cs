namespace AtoZ.Functions.Facts.Orders;

/// <summary>One line of the file by column name; null when the column is absent or the cell empty.</summary>
internal delegate string? ImportRow(string column);

/// <summary>A column that fills one field of a record.</summary>
internal abstract class ImportColumn<TRecord>(string name, bool required)
{
    public string Name => name;

    public bool Required => required;

    /// <summary>What is wrong with the cell; null when nothing is.</summary>
    public abstract string? Problem(ImportRow row);

    /// <summary>Writes the cell into the record. An empty cell says nothing and so erases nothing.</summary>
    /// <returns>Whether the record is another than before.</returns>
    public abstract bool Apply(TRecord record, ImportRow row);
}

/// <summary>A column of one type.</summary>
internal sealed class ImportColumn<TRecord, TValue>(
    string name, bool required, Func<string, ImportRow, Cell<TValue>> read, Func<TRecord, TValue?> get, Action<TRecord, TValue> set)
    : ImportColumn<TRecord>(name, required)
{
    public override string? Problem(ImportRow row)
    {
        if (row(Name) is not { } text)
        {
            return Required ? "is empty" : null;
        }

        return read(text, row).Problem;
    }

    public override bool Apply(TRecord record, ImportRow row)
    {
        if (row(Name) is not { } text)
        {
            return false;
        }

        TValue value = read(text, row).Value!;
        if (EqualityComparer<TValue>.Default.Equals(get(record), value))
        {
            return false;
        }

        set(record, value);
        return true;
    }
}
