using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace AtoZ.Functions.Evidence;

/// <summary>
/// Films and pictures in boxes (ISO 14496-12, QuickTime). What a file says to be first, and then what it says to be compatible with, is
/// held against what is known: a raw picture of a camera is in boxes too, and no film.
/// </summary>
internal static class Boxes
{
    private const int MostBrands = 32;

    private static readonly FrozenDictionary<string, string> Brands = Known()
        .ToFrozenDictionary(known => known.Brand, known => known.Type, StringComparer.Ordinal);

    // Films of before the brands begin with one of these.
    private static readonly FrozenSet<string> OldQuickTime = new[] { "moov", "mdat", "wide", "pnot" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The type; null when it is none that is known, or the file is in no boxes.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12)
        {
            return null;
        }

        string first = Word(file[4..]);
        if (first != "ftyp")
        {
            return OldQuickTime.Contains(first) && IsSize(file) ? "video/quicktime" : null;
        }

        string major = Word(file[8..]);
        int end = (int)Math.Min(Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file), (uint)file.Length), 16 + (4 * MostBrands));
        List<string> compatible = [];
        for (int at = 16; at + 4 <= end; at += 4)
        {
            compatible.Add(Word(file[at..]));
        }

        // A brand for pictures of any kind leaves it to the others which kind it is.
        return major is "mif1" or "msf1" && compatible.Any(b => b is "avif" or "avis")
            ? "image/avif"
            : compatible.Prepend(major).Select(Brands.GetValueOrDefault).FirstOrDefault(type => type is not null);
    }

    private static string Word(ReadOnlySpan<byte> at) => Encoding.Latin1.GetString(at[..4]);

    private static bool IsSize(ReadOnlySpan<byte> file) =>
        BinaryPrimitives.ReadUInt32BigEndian(file) is var size && (size is 0 or 1 or >= 8) && (size <= file.Length || size == 1);

    private static IEnumerable<(string Brand, string Type)> Known() =>
    [
        .. Of("image/heic", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"),
        .. Of("image/avif", "avif", "avis"),
        .. Of("video/quicktime", "qt  "),
        .. Of("video/mp4", "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "mp71", "avc1", "hvc1"),
        .. Of("video/mp4", "hev1", "av01", "dash", "M4V ", "M4VH", "M4VP", "f4v ", "F4V ", "MSNV", "XAVC", "mmp4", "ndas", "cmfc"),
        .. Of("video/mp4", "3gp4", "3gp5", "3gp6", "3gp7", "3gp8", "3gp9", "3ge6", "3gg6", "3g2a", "3g2b", "3g2c", "kddi"),
    ];

    private static IEnumerable<(string Brand, string Type)> Of(string type, params string[] brands) =>
        brands.Select(brand => (brand, type));
}
