using System.Text;
using System.Text.Unicode;

namespace AtoZ.Functions.Evidence;

/// <summary>What can be said for certain of the charset of a text, from its bytes.</summary>
internal static class Charsets
{
    private const int MostOfACharacter = 3;

    /// <summary>utf-8 or utf-16; null for a charset of one country, which the bytes do not name.</summary>
    /// <param name="beginning">The first bytes of the file.</param>
    public static string? Of(ReadOnlySpan<byte> beginning)
    {
        if (HasMark(beginning))
        {
            return "utf-16";
        }

        for (int cut = 0; cut <= Math.Min(MostOfACharacter, beginning.Length); cut++)
        {
            if (Utf8.IsValid(beginning[..^cut]))
            {
                return "utf-8";
            }
        }

        return null;
    }

    /// <summary>
    /// The text of a file as far as it tells what kind of text it is: of a charset of one country, letter for byte. Null when the bytes are
    /// those of no text, in whatever charset.
    /// </summary>
    public static string? Read(ReadOnlySpan<byte> file)
    {
        bool marked = HasMark(file);
        bool ofOneCountry = !marked && !Utf8.IsValid(file);
        string? text = marked ? Utf16(file) : ofOneCountry ? Encoding.Latin1.GetString(file) : Encoding.UTF8.GetString(file);
        return text is not { Length: > 0 } || text.Any(c => IsForeign(c, ofOneCountry)) ? null : text;
    }

    private static bool HasMark(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static string? Utf16(ReadOnlySpan<byte> file)
    {
        try
        {
            return new UnicodeEncoding(bigEndian: file[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true).GetString(file[2..]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // In charsets of one country, bytes from 80 to 9F are letters or halves of them.
    private static bool IsForeign(char c, bool ofOneCountry) =>
        char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f') && !(ofOneCountry && c >= '\u0080');
}
