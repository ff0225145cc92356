using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.History;

/// <summary>Reads what <see cref="HistoryWriter"/> wrote.</summary>
internal ref struct HistoryReader
{
    private ReadOnlySpan<byte> _rest;

    /// <exception cref="DurableStoreException">The checksum is wrong: the row is damaged.</exception>
    public HistoryReader(ReadOnlySpan<byte> row, long sequence)
    {
        if (row.Length <= sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(row) != HistoryWriter.Checksum(row[sizeof(uint)..]))
        {
            throw new DurableStoreException($"Row {sequence} of the history is damaged: its checksum does not match. Restore the file from a backup.");
        }

        Kind = (RowKind)row[sizeof(uint)];
        _rest = row[(sizeof(uint) + 1)..];
    }

    public RowKind Kind { get; }

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>The next event, or the number of the row that holds it.</summary>
    public HistoryEvent? Next(out long reference)
    {
        byte kind = Byte();
        reference = 0;
        if (kind == 0)
        {
            reference = Number();
            return null;
        }

        var parts = (EventParts)Number();
        return new HistoryEvent((HistoryEventKind)kind)
        {
            Timestamp = new DateTime(Number(), DateTimeKind.Utc),
            TaskId = parts.HasFlag(EventParts.TaskId) ? (int)Number() : -1,
            Name = Text(parts, EventParts.Name),
            Version = Text(parts, EventParts.Version),
            Data = Text(parts, EventParts.Data),
            InstanceId = Text(parts, EventParts.InstanceId),
            FireAt = parts.HasFlag(EventParts.FireAt) ? new DateTime(Number(), DateTimeKind.Utc) : null,
            Failure = parts.HasFlag(EventParts.Failure) ? Failure() : null,
            NonRetriable = parts.HasFlag(EventParts.NonRetriable),
            Recursive = parts.HasFlag(EventParts.Recursive),
            Tags = parts.HasFlag(EventParts.Tags) ? Dictionary() : null,
            Status = parts.HasFlag(EventParts.Status) ? (OrchestrationRuntimeStatus)Byte() : null,
            ExecutionId = Text(parts, EventParts.ExecutionId),
            ParentName = Text(parts, EventParts.ParentName),
            ParentExecutionId = Text(parts, EventParts.ParentExecutionId),
            TraceParent = Text(parts, EventParts.TraceParent),
        };
    }

    private TaskFailureDetails Failure()
    {
        byte parts = Byte();
        string type = Text();
        string message = Text();
        string? stack = (parts & 1) == 0 ? null : Text();
        TaskFailureDetails? inner = (parts & 2) == 0 ? null : Failure();
        IDictionary<string, object?>? properties = (parts & 4) == 0 ? null : FailureProperties.FromStored(Text());
        return new(type, message, stack, inner, properties);
    }

    private ImmutableDictionary<string, string> Dictionary()
    {
        ImmutableDictionary<string, string>.Builder tags = ImmutableDictionary.CreateBuilder<string, string>();
        for (long left = Number(); left > 0; left--)
        {
            string key = Text();
            tags[key] = Text();
        }

        return tags.ToImmutable();
    }

    private string? Text(EventParts parts, EventParts wanted) => parts.HasFlag(wanted) ? Text() : null;

    private string Text()
    {
        int bytes = (int)Number();
        string text = Encoding.UTF8.GetString(_rest[..bytes]);
        _rest = _rest[bytes..];
        return text;
    }

    private long Number()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = Byte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return (long)value;
            }
        }
    }

    private byte Byte()
    {
        byte value = _rest[0];
        _rest = _rest[1..];
        return value;
    }
}
