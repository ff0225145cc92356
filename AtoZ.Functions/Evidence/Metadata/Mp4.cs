using System.Buffers.Binary;

namespace AtoZ.Functions.Evidence.Metadata;

/// <summary>
/// MP4 and QuickTime: the boxes where devices write places and names become empty space of the same length, since the film's own tables
/// count bytes from the beginning of the file.
/// </summary>
internal static class Mp4
{
    public static byte[] Strip(byte[] file)
    {
        byte[] copy = [.. file];
        Clean(copy, 0, copy.Length);
        return copy;
    }

    private static void Clean(byte[] file, int at, int end)
    {
        while (at + 8 <= end)
        {
            (int header, int length) = Size(file, at, end);
            ReadOnlySpan<byte> type = file.AsSpan(at + 4, 4);
            if (type.SequenceEqual("udta"u8) || type.SequenceEqual("meta"u8) || type.SequenceEqual("uuid"u8))
            {
                "free"u8.CopyTo(file.AsSpan(at + 4));
                file.AsSpan(at + header, length - header).Clear();
            }
            else if (type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8) || type.SequenceEqual("moof"u8))
            {
                Clean(file, at + header, at + length);
            }

            at += length;
        }
    }

    private static (int Header, int Length) Size(byte[] file, int at, int end)
    {
        uint size = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
        (int header, long length) = size switch
        {
            0 => (8, end - at),
            1 => (16, checked((long)BinaryPrimitives.ReadUInt64BigEndian(file.AsSpan(at + 8)))),
            _ => (8, size),
        };
        return length >= header && length <= end - at
            ? (header, (int)length)
            : throw new DamagedFileException("A box of the film does not fit into its file.");
    }
}
