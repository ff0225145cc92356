using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Evidence.Pictures;

/// <summary>
/// Reads which programs a picture says it was made or changed with. Cameras write their own name too, and whoever wants to deceive writes none: which of
/// them mean something is for the policy to say, and never enough alone.
/// </summary>
internal static partial class MadeWith
{
    private const int Longest = 200;
    private const int SoftwareTag = 0x0131;
    private const int AsciiType = 2;

    /// <summary>The names, each once, apart by semicolons; null when the picture has none or is damaged.</summary>
    public static string? Of(byte[] picture)
    {
        string text = string.Join("; ", PictureTexts.Of(picture).SelectMany(Names).Select(Clean).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal));
        return text.Length == 0 ? null : PlainText.Cut(text, Longest);
    }

    private static string Clean(string name) => new string([.. name.Where(c => PlainText.Flaw([c]) is null || char.IsSurrogate(c))]).Trim();

    private static IEnumerable<string> Names(PictureText text) => text.Name switch
    {
        PictureText.Exif => Software(text.Bytes) is { } software ? [software] : [],
        PictureText.Xmp => Property().Matches(Encoding.UTF8.GetString(text.Bytes)).Select(m => LastPart(WebUtility.HtmlDecode(m.Groups["value"].Value))),
        "Software" => [Encoding.UTF8.GetString(text.Bytes)],

        // Generators of pictures keep their orders to the model in a text of this name.
        "parameters" => ["generation parameters"],
        _ => [],
    };

    // The tag Software of the first directory of a TIFF structure.
    private static string? Software(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return null;
        }

        bool big = tiff[0] == (byte)'M';
        uint at = Number(tiff, 4, big, 4) ?? uint.MaxValue;
        for (uint n = 0, count = Number(tiff, at, big, 2) ?? 0; n < count; n++)
        {
            uint entry = at + 2 + (n * 12);
            if (Number(tiff, entry, big, 2) == SoftwareTag && Number(tiff, entry + 2, big, 2) == AsciiType && Number(tiff, entry + 4, big, 4) is { } length)
            {
                uint from = length <= 4 ? entry + 8 : Number(tiff, entry + 8, big, 4) ?? uint.MaxValue;
                return from + (ulong)length <= (ulong)tiff.Length ? Encoding.UTF8.GetString(tiff.Slice((int)from, (int)length)).TrimEnd('\0') : null;
            }
        }

        return null;
    }

    private static uint? Number(ReadOnlySpan<byte> from, uint at, bool big, int bytes)
    {
        if (at + (ulong)bytes > (ulong)from.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> number = from[(int)at..];
        return (bytes, big) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16BigEndian(number),
            (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(number),
            (_, true) => BinaryPrimitives.ReadUInt32BigEndian(number),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(number),
        };
    }

    // Kinds of sources are addresses, such as …/digitalsourcetype/trainedAlgorithmicMedia.
    private static string LastPart(string value) => value.StartsWith("http", StringComparison.Ordinal) ? value[(value.LastIndexOf('/') + 1)..] : value;

    // As an attribute, as an element, or as an element that names a resource. No reader of XML: entities and schemas of a stranger are not followed.
    [GeneratedRegex(
        """(?:xmp:CreatorTool|Iptc4xmpExt:DigitalSourceType|stEvt:softwareAgent)(?:\s*=\s*|\s+rdf:resource\s*=\s*|>)["']?(?<value>[^"'<>]{1,300})""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Property();
}
