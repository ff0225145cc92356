using System.Buffers.Binary;

namespace AtoZ.Functions.Evidence.Metadata;

/// <summary>WebP: the chunks EXIF and XMP are dropped, and the header says so.</summary>
internal static class WebP
{
    private const int HeaderLength = 12;
    private const byte ExifAndXmpFlags = 0x0C;

    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        int end = Math.Min(file.Length, checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8));
        using MemoryStream kept = new(file.Length);
        kept.Write(file[..HeaderLength]);
        int at = HeaderLength;
        while (at + 8 <= end)
        {
            int length = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]));
            int padded = checked(8 + length + (length & 1));
            ReadOnlySpan<byte> chunk = file.Slice(at, Math.Min(padded, end - at));
            if (chunk.Length < 8 + length)
            {
                throw new DamagedFileException("A WebP chunk is longer than its file.");
            }

            WriteChunk(kept, chunk);
            at += padded;
        }

        byte[] result = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(4), (uint)(result.Length - 8));
        return result;
    }

    private static void WriteChunk(MemoryStream kept, ReadOnlySpan<byte> chunk)
    {
        if (chunk.StartsWith("EXIF"u8) || chunk.StartsWith("XMP "u8))
        {
            return;
        }

        byte[] copy = chunk.ToArray();
        if (chunk.StartsWith("VP8X"u8))
        {
            copy[8] &= unchecked((byte)~ExifAndXmpFlags);
        }

        kept.Write(copy);
    }
}
