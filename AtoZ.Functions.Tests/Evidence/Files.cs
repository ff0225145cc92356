using System.Buffers.Binary;
using System.Text;

namespace AtoZ.Functions.Tests.Evidence;

/// <summary>Small files of each type, with the word SECRET wherever cameras and editors put what the other side must not see.</summary>
internal static class Files
{
    private static readonly byte[] Hidden = Encoding.ASCII.GetBytes("SECRET");

    public static byte[] Jpeg(byte orientation = 6) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(orientation), .. Hidden]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Hidden]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7, 7]),
        .. Segment(0xED, Hidden),
        .. Segment(0xFE, Hidden),
        .. Segment(0xDB, [0, 1, 2, 3]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        0x11, 0x22, 0xFF, 0x00, 0x33, 0xFF, 0xD0, 0x44,
        0xFF, 0xD9,
        .. Hidden,
    ];

    public static byte[] Png() =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", new byte[13]),
        .. Chunk("eXIf", Hidden),
        .. Chunk("tEXt", Hidden),
        .. Chunk("gAMA", [0, 0, 1, 1]),
        .. Chunk("IDAT", [1, 2, 3]),
        .. Chunk("tIME", Hidden),
        .. Chunk("IEND", []),
        .. Hidden,
    ];

    /// <summary>A picture that tells what it was made with.</summary>
    public static byte[] PngOf(string software, string creator = "", string source = "") =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]),
        .. Chunk("tEXt", [.. "Software\0"u8, .. Encoding.Latin1.GetBytes(software)]),
        .. Chunk("tEXt", [.. "Author\0"u8, .. Hidden]),
        .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(Xmp(creator, source))]),
        .. Chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0x60, 0x60, 0, 0, 0, 4, 0, 1]),
        .. Chunk("IEND", []),
    ];

    public static byte[] Gif() =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x21, 0xFF, 11, .. "XMP DataXMP"u8, 6, .. Hidden, 0,
        0x21, 0xFE, 6, .. Hidden, 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0,
        0x3B,
        .. Hidden,
    ];

    public static byte[] WebP()
    {
        byte[] body = [.. "WEBP"u8, .. Riff("VP8X", [0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Riff("VP8 ", [1, 2, 3]), .. Riff("EXIF", Hidden), .. Riff("XMP ", Hidden)];
        return [.. "RIFF"u8, .. Little(body.Length), .. body];
    }

    public static byte[] Mp4()
    {
        byte[] movie = [.. Box("mvhd", [1, 2, 3, 4]), .. Box("udta", Hidden), .. Box("trak", [.. Box("tkhd", [5]), .. Box("meta", Hidden)])];
        return [.. Box("ftyp", [.. "isom"u8, 0, 0, 0, 0]), .. Box("moov", movie), .. Box("uuid", Hidden), .. Box("mdat", [9, 9, 9])];
    }

    public static byte[] WebM()
    {
        byte[] tags = [0x12, 0x54, 0xC3, 0x67, 0x86, .. Hidden];
        byte[] cluster = [0x1F, 0x43, 0xB6, 0x75, 0x83, 1, 2, 3];
        byte[] inside = [.. tags, .. cluster];
        return [0x1A, 0x45, 0xDF, 0xA3, 0x87, 0x42, 0x82, 0x84, .. "webm"u8, 0x18, 0x53, 0x80, 0x67, (byte)(0x80 | inside.Length), .. inside];
    }

    private static string Xmp(string creator, string source) =>
        $"""
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
        xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
        xmp:CreatorTool="{creator}" Iptc4xmpExt:DigitalSourceType="{source}"/></rdf:RDF></x:xmpmeta>
        """;

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Tiff(byte orientation) =>
        [.. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0F, 0x01, 2, 0, 6, 0, 0, 0, 38, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Chunk(string type, byte[] body) => [.. Big(body.Length), .. Encoding.ASCII.GetBytes(type), .. body, 0, 0, 0, 0];

    private static byte[] Box(string type, byte[] body) => [.. Big(body.Length + 8), .. Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Riff(string type, byte[] body) => [.. Encoding.ASCII.GetBytes(type), .. Little(body.Length), .. body, .. new byte[body.Length & 1]];

    private static byte[] Big(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
