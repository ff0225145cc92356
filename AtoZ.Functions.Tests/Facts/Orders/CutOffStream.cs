namespace AtoZ.Functions.Tests.Facts.Orders;

/// <summary>An upload whose connection breaks.</summary>
internal sealed class CutOffStream(byte[] content, int breaksAt) : MemoryStream(content, 0, breaksAt)
{
    public override int Read(Span<byte> buffer) => OrBreak(base.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => OrBreak(base.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => OrBreak(await base.ReadAsync(buffer, cancellationToken));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        OrBreak(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

    private static int OrBreak(int read) => read > 0 ? read : throw new IOException("The connection broke.");
}
