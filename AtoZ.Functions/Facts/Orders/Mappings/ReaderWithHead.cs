namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>A reader whose first characters were looked at already.</summary>
internal sealed class ReaderWithHead(ReadOnlyMemory<char> head, TextReader rest) : TextReader
{
    private ReadOnlyMemory<char> _head = head;

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (_head.Length == 0)
        {
            return await rest.ReadAsync(buffer, cancellationToken);
        }

        int taken = Math.Min(buffer.Length, _head.Length);
        _head[..taken].CopyTo(buffer);
        _head = _head[taken..];
        return taken;
    }
}
