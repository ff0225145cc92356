using System.Buffers;

namespace System.IO.Hashing;

/// <summary>
/// The base class that Azure.Storage.Common derives its CRC-64 from. Written from the public documentation; it holds only
/// what the storage client calls, and belongs to the Local build alone.
/// </summary>
/// <param name="hashLengthInBytes">The number of bytes of one hash; greater than zero.</param>
public abstract class NonCryptographicHashAlgorithm(int hashLengthInBytes)
{
    /// <summary>The number of bytes of one hash.</summary>
    public int HashLengthInBytes { get; } = hashLengthInBytes;

    /// <summary>Adds bytes to the hash.</summary>
    public abstract void Append(ReadOnlySpan<byte> source);

    /// <summary>Forgets everything added so far.</summary>
    public abstract void Reset();

    /// <summary>Writes the hash of what was added so far.</summary>
    protected abstract void GetCurrentHashCore(Span<byte> destination);

    /// <summary>Adds bytes to the hash.</summary>
    public void Append(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        this.Append(source.AsSpan());
    }

    /// <summary>Adds all bytes of a stream to the hash.</summary>
    public void Append(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(81920);
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            this.Append(buffer.AsSpan(0, read));
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>The hash of what was added so far.</summary>
    public byte[] GetCurrentHash()
    {
        byte[] hash = new byte[this.HashLengthInBytes];
        this.GetCurrentHashCore(hash);
        return hash;
    }

    /// <summary>Writes the hash of what was added so far.</summary>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public int GetCurrentHash(Span<byte> destination)
    {
        if (destination.Length < this.HashLengthInBytes)
        {
            throw new ArgumentException("The destination is shorter than the hash.", nameof(destination));
        }

        this.GetCurrentHashCore(destination[..this.HashLengthInBytes]);
        return this.HashLengthInBytes;
    }

    /// <summary>Writes the hash and starts again.</summary>
    /// <returns>The number of bytes written.</returns>
    public int GetHashAndReset(Span<byte> destination)
    {
        int written = this.GetCurrentHash(destination);
        this.Reset();
        return written;
    }

    /// <summary>The hash; the next one starts empty.</summary>
    public byte[] GetHashAndReset()
    {
        byte[] hash = this.GetCurrentHash();
        this.Reset();
        return hash;
    }
}
