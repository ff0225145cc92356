using DurableTask.Sqlite.History;

namespace DurableTask.Sqlite.Store;

/// <summary>A row of the log as events; an entry without an event refers to the row of that number.</summary>
internal sealed record LogRow(long Sequence, RowKind Kind, List<(HistoryEvent? Event, long Reference)> Entries)
{
    /// <summary>The row, or nothing if it is damaged: a list of instances is of use even if one of them is not.</summary>
    public static LogRow? TryRead(long sequence, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Read(sequence, bytes);
        }
        catch (DurableStoreException)
        {
            return null;
        }
    }

    public static LogRow Read(long sequence, ReadOnlySpan<byte> bytes)
    {
        HistoryReader reader = new(bytes, sequence);
        List<(HistoryEvent?, long)> entries = [];
        while (!reader.AtEnd)
        {
            HistoryEvent? e = reader.Next(out long reference);
            entries.Add((e, reference));
        }

        return new(sequence, reader.Kind, entries);
    }
}
