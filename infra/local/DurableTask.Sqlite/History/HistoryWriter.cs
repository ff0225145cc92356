using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;

namespace DurableTask.Sqlite.History;

/// <summary>
/// Writes events in the form they have on disk: a checksum, the kind of row, then the events. Each event is its kind, a mask
/// of the properties that are present, and these in a fixed order. Numbers have variable length; text is UTF-8.
/// </summary>
internal sealed class HistoryWriter
{
    private byte[] _buffer = new byte[512];
    private int _length;

    /// <summary>Begins a row; the checksum is filled in at the end.</summary>
    public void Begin(RowKind kind)
    {
        _length = sizeof(uint);
        Byte((byte)kind);
    }

    /// <summary>Refers to an event that has come in as a row of its own.</summary>
    public void Reference(long sequence)
    {
        Byte(0);
        Number(sequence);
    }

    public void Event(HistoryEvent e)
    {
        Byte((byte)e.Kind);
        EventParts parts = PartsOf(e);
        Number((int)parts);
        Number(e.Timestamp.Ticks);
        if (parts.HasFlag(EventParts.TaskId))
        {
            Number(e.TaskId);
        }

        Text(e.Name);
        Text(e.Version);
        Text(e.Data);
        Text(e.InstanceId);
        if (e.FireAt is { } fireAt)
        {
            Number(fireAt.Ticks);
        }

        if (e.Failure is { } failure)
        {
            Failure(failure);
        }

        if (e.Tags is { Count: > 0 } tags)
        {
            Dictionary(tags);
        }

        if (e.Status is { } status)
        {
            Byte((byte)status);
        }

        Text(e.ExecutionId);
        Text(e.ParentName);
        Text(e.ParentExecutionId);
        Text(e.TraceParent);
    }

    /// <summary>The row as bytes.</summary>
    public byte[] End()
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer, Checksum(_buffer.AsSpan(sizeof(uint), _length - sizeof(uint))));
        return _buffer.AsSpan(0, _length).ToArray();
    }

    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }

    private static EventParts PartsOf(HistoryEvent e) =>
        (e.TaskId >= 0 ? EventParts.TaskId : 0)
        | (e.Name is null ? 0 : EventParts.Name)
        | (e.Version is null ? 0 : EventParts.Version)
        | (e.Data is null ? 0 : EventParts.Data)
        | (e.InstanceId is null ? 0 : EventParts.InstanceId)
        | (e.FireAt is null ? 0 : EventParts.FireAt)
        | (e.Failure is null ? 0 : EventParts.Failure)
        | (e.NonRetriable ? EventParts.NonRetriable : 0)
        | (e.Recursive ? EventParts.Recursive : 0)
        | (e.Tags is { Count: > 0 } ? EventParts.Tags : 0)
        | (e.Status is null ? 0 : EventParts.Status)
        | (e.ExecutionId is null ? 0 : EventParts.ExecutionId)
        | (e.ParentName is null ? 0 : EventParts.ParentName)
        | (e.ParentExecutionId is null ? 0 : EventParts.ParentExecutionId)
        | (e.TraceParent is null ? 0 : EventParts.TraceParent);

    private void Failure(TaskFailureDetails failure)
    {
        Byte((byte)((failure.StackTrace is null ? 0 : 1) | (failure.InnerFailure is null ? 0 : 2) | (failure.Properties is null ? 0 : 4)));
        Text(failure.ErrorType);
        Text(failure.ErrorMessage);
        Text(failure.StackTrace);
        if (failure.InnerFailure is { } inner)
        {
            Failure(inner);
        }

        if (failure.Properties is { } properties)
        {
            Text(JsonSerializer.Serialize(FailureProperties.ToStored(properties)));
        }
    }

    private void Dictionary(IReadOnlyDictionary<string, string> tags)
    {
        Number(tags.Count);
        foreach ((string key, string value) in tags)
        {
            Text(key);
            Text(value);
        }
    }

    private void Text(string? text)
    {
        if (text is null)
        {
            return;
        }

        int bytes = Encoding.UTF8.GetByteCount(text);
        Number(bytes);
        Room(bytes);
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
    }

    private void Number(long value)
    {
        ulong rest = (ulong)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }

        Byte((byte)rest);
    }

    private void Byte(byte value)
    {
        Room(1);
        _buffer[_length++] = value;
    }

    private void Room(int bytes)
    {
        if (_length + bytes > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }
    }
}
