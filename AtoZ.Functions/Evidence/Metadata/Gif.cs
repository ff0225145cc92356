namespace AtoZ.Functions.Evidence.Metadata;

/// <summary>GIF: comments and foreign application blocks (XMP among them) are dropped; the one that loops an animation stays.</summary>
internal static class Gif
{
    private const byte Trailer = 0x3B;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte CommentLabel = 0xFE;
    private const byte ApplicationLabel = 0xFF;

    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        using MemoryStream kept = new(file.Length);
        int at = 13 + ColourTable(file[10]);
        kept.Write(file[..at]);
        while (file[at] != Trailer)
        {
            int end = BlockEnd(file, at);
            if (IsNeeded(file[at..end]))
            {
                kept.Write(file[at..end]);
            }

            at = end;
        }

        kept.WriteByte(Trailer);
        return kept.ToArray();
    }

    private static bool IsNeeded(ReadOnlySpan<byte> block) => block[0] != Extension || block[1] switch
    {
        CommentLabel => false,
        ApplicationLabel => block.Length > 14 && (block[3..].StartsWith("NETSCAPE2.0"u8) || block[3..].StartsWith("ANIMEXTS1.0"u8)),
        _ => true,
    };

    private static int BlockEnd(ReadOnlySpan<byte> file, int at) => file[at] switch
    {
        Extension => DataEnd(file, at + 2),
        Image => DataEnd(file, at + 10 + ColourTable(file[at + 9]) + 1),
        _ => throw new DamagedFileException("A GIF block is of no known kind."),
    };

    private static int DataEnd(ReadOnlySpan<byte> file, int at)
    {
        while (file[at] != 0)
        {
            at += file[at] + 1;
        }

        return at + 1;
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);
}
