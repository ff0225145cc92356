using System.Buffers.Binary;
using System.Text;

namespace AtoZ.Functions.Evidence.Metadata;

/// <summary>PNG: keeps the chunks that colours and animation need; texts, Exif, times and whatever follows the end are dropped.</summary>
internal static class Png
{
    private const int SignatureLength = 8;
    private const int Overhead = 12;

    private static readonly HashSet<string> Needed = new(StringComparer.Ordinal)
    {
        "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "hIST", "acTL", "fcTL", "fdAT",
    };

    // What unfolds to something else than pixels is left out; how the picture is turned stays.
    private static readonly HashSet<string> OfPixels = new(StringComparer.Ordinal) { "tRNS", "eXIf" };

    public static byte[] Strip(ReadOnlySpan<byte> file) => Kept(file, Needed);

    /// <summary>The picture with its pixels alone, to be unfolded safely.</summary>
    public static byte[] Pixels(ReadOnlySpan<byte> file) => Kept(file, OfPixels);

    private static byte[] Kept(ReadOnlySpan<byte> file, HashSet<string> needed)
    {
        using MemoryStream kept = new(file.Length);
        kept.Write(file[..SignatureLength]);
        int at = SignatureLength;
        while (true)
        {
            int length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(file[at..]) + Overhead);
            string type = Encoding.ASCII.GetString(file.Slice(at + 4, 4));

            // A capital first letter marks a chunk that no reader may skip.
            if (char.IsAsciiLetterUpper(type[0]) || needed.Contains(type))
            {
                kept.Write(file.Slice(at, length));
            }

            if (type == "IEND")
            {
                return kept.ToArray();
            }

            at += length;
        }
    }
}
