using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AtoZ.Functions.Evidence.Pictures;

/// <summary>
/// The texts that a picture carries beside its pixels, read within limits: so many parts, so many bytes of each, and so many that a
/// compressed one may unfold to. A picture of one pixel can hold a text that unfolds to gigabytes.
/// </summary>
internal static class PictureTexts
{
    private const int MostParts = 4_096;
    private const int LongestPart = 1024 * 1024;
    private const int LongestText = 64 * 1024;

    /// <summary>The texts of a picture: Exif blocks, XMP packets, and named texts. What is damaged ends the reading.</summary>
    public static IEnumerable<PictureText> Of(byte[] file) => file switch
    {
        [0x89, 0x50, ..] => OfPng(file),
        [0xFF, 0xD8, ..] => OfJpeg(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => OfWebP(file),
        [(byte)'G', (byte)'I', (byte)'F', ..] => OfGif(file),
        _ => [],
    };

    private static IEnumerable<PictureText> OfPng(byte[] file)
    {
        for (int at = 8, n = 0; at + 12 <= file.Length && n < MostParts; n++)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            string type = Encoding.Latin1.GetString(file, at + 4, 4);
            if (length > file.Length - at - 12 || type == "IEND")
            {
                yield break;
            }

            ReadOnlyMemory<byte> body = file.AsMemory(at + 8, (int)length);
            if (length <= LongestPart && Text(type, body) is { } text)
            {
                yield return text;
            }

            at += (int)length + 12;
        }
    }

    private static PictureText? Text(string type, ReadOnlyMemory<byte> body)
    {
        if (type == "eXIf")
        {
            return new PictureText(PictureText.Exif, body.ToArray());
        }

        int end = body.Span.IndexOf((byte)0);
        if (type is not ("tEXt" or "zTXt" or "iTXt") || end is < 1 or > 79)
        {
            return null;
        }

        string name = Encoding.Latin1.GetString(body.Span[..end]);
        ReadOnlyMemory<byte> rest = body[(end + 1)..];
        byte[]? text = type switch
        {
            "tEXt" => rest[..Math.Min(rest.Length, LongestText)].ToArray(),
            "zTXt" => rest.Length < 1 ? null : Unfolded(rest[1..]),
            _ => International(rest),
        };
        return text is null ? null : new PictureText(name == "XML:com.adobe.xmp" ? PictureText.Xmp : name, text);
    }

    // Whether it is compressed, how; then a language, and the name in it, each ended by a zero.
    private static byte[]? International(ReadOnlyMemory<byte> rest)
    {
        if (rest.Length < 4)
        {
            return null;
        }

        bool compressed = rest.Span[0] == 1;
        rest = rest[2..];
        for (int i = 0; i < 2; i++)
        {
            int end = rest.Span.IndexOf((byte)0);
            if (end < 0)
            {
                return null;
            }

            rest = rest[(end + 1)..];
        }

        return compressed ? Unfolded(rest) : rest[..Math.Min(rest.Length, LongestText)].ToArray();
    }

    private static byte[]? Unfolded(ReadOnlyMemory<byte> compressed)
    {
        try
        {
            byte[] text = new byte[LongestText];
            using MemoryStream source = new(compressed.ToArray(), writable: false);
            using ZLibStream unfolding = new(source, CompressionMode.Decompress);
            return text[..unfolding.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static IEnumerable<PictureText> OfJpeg(byte[] file)
    {
        for (int at = 2, n = 0; at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] is not (0xDA or 0xD9) && n < MostParts; n++)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > file.Length)
            {
                yield break;
            }

            ReadOnlyMemory<byte> body = file.AsMemory(at + 4, length - 2);
            if (file[at + 1] == 0xE1 && After(body, "Exif\0\0"u8) is { } exif)
            {
                yield return new PictureText(PictureText.Exif, exif);
            }

            if (file[at + 1] == 0xE1 && After(body, "http://ns.adobe.com/xap/1.0/\0"u8) is { } xmp)
            {
                yield return new PictureText(PictureText.Xmp, xmp);
            }

            at += length + 2;
        }
    }

    private static IEnumerable<PictureText> OfWebP(byte[] file)
    {
        for (int at = 12, n = 0; at + 8 <= file.Length && n < MostParts; n++)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4));
            if (length > file.Length - at - 8)
            {
                yield break;
            }

            ReadOnlyMemory<byte> body = file.AsMemory(at + 8, (int)Math.Min(length, LongestText));
            switch (Encoding.Latin1.GetString(file, at, 4))
            {
                case "EXIF":
                    yield return new PictureText(PictureText.Exif, After(body, "Exif\0\0"u8) ?? body.ToArray());
                    break;
                case "XMP ":
                    yield return new PictureText(PictureText.Xmp, body.ToArray());
                    break;
            }

            at += 8 + (int)length + (int)(length & 1);
        }
    }

    private static IEnumerable<PictureText> OfGif(byte[] file)
    {
        ReadOnlySpan<byte> mark = "XMP DataXMP"u8;
        int at = file.AsSpan().IndexOf(mark);
        if (at < 0)
        {
            return [];
        }

        ReadOnlySpan<byte> packet = file.AsSpan(at + mark.Length);
        return [new PictureText(PictureText.Xmp, packet[..Math.Min(packet.Length, LongestText)].ToArray())];
    }

    private static byte[]? After(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> mark) =>
        body.Span.StartsWith(mark) ? body[mark.Length..].ToArray() : null;
}

/// <summary>A text of a picture.</summary>
/// <param name="Name">Its name in a PNG, or what kind of block it is.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record PictureText(string Name, byte[] Bytes)
{
    /// <summary>A block of Exif.</summary>
    public const string Exif = "\u0001exif";

    /// <summary>A packet of XMP.</summary>
    public const string Xmp = "\u0001xmp";
}
