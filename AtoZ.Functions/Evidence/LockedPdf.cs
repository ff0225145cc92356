using System.Text;
using System.Text.RegularExpressions;

namespace AtoZ.Functions.Evidence;

/// <summary>
/// Whether a PDF is encrypted (ISO 32000-1, 7.6): whoever opens it may be asked for a password that only its owner knows. Some such files
/// open without one, so they are taken; but everybody is told, and the owner first.
/// </summary>
internal static partial class LockedPdf
{
    /// <summary>Whether it is.</summary>
    public static bool Is(string contentType, ReadOnlySpan<byte> file)
    {
        if (contentType != ContentTypes.Pdf)
        {
            return false;
        }

        for (int at = file.IndexOf(Name); at >= 0;)
        {
            ReadOnlySpan<byte> behind = file[(at + Name.Length)..];
            if (Reference().IsMatch(Encoding.Latin1.GetString(behind[..Math.Min(behind.Length, Longest)])))
            {
                return true;
            }

            int next = behind.IndexOf(Name);
            at = next < 0 ? -1 : at + Name.Length + next;
        }

        return false;
    }

    private const int Longest = 32;

    private static ReadOnlySpan<byte> Name => "/Encrypt"u8;

    // The trailer and the dictionary of a stream of cross references are never encrypted or compressed themselves.
    [GeneratedRegex(@"\A\s*(?:\d{1,10}\s+\d{1,5}\s+R\b|<<)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}
