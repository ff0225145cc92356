using System.Text;
using System.Text.RegularExpressions;

namespace AtoZ.Functions.Evidence;

/// <summary>Reads what a file is from its bytes. Neither its name nor what the sender calls it is looked at (PROCESS §3).</summary>
public static partial class ContentTypes
{
    /// <summary>A plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>A mail.</summary>
    public const string Mail = "message/rfc822";

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "mif1", "msf1", "hevc"];

    private static readonly Dictionary<string, string> Extensions = new()
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/gif"] = ".gif",
        ["image/webp"] = ".webp",
        ["image/heic"] = ".heic",
        ["image/avif"] = ".avif",
        ["application/pdf"] = ".pdf",
        ["video/mp4"] = ".mp4",
        ["video/quicktime"] = ".mov",
        ["video/webm"] = ".webm",
        [Text] = ".txt",
        [Mail] = ".eml",
    };

    /// <summary>The type of a file; null when it is none that is known here.</summary>
    public static string? Of(ReadOnlySpan<byte> file) => Picture(file) ?? Container(file) ?? Writing(file);

    /// <summary>The ending of a file of a type.</summary>
    public static string ExtensionOf(string type) => Extensions.GetValueOrDefault(type, ".bin");

    private static string? Picture(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
        {
            return "image/gif";
        }

        return file.Length >= 16 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }

    private static string? Container(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("%PDF-"u8))
        {
            return "application/pdf";
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return file[..Math.Min(file.Length, 64)].IndexOf("webm"u8) >= 0 ? "video/webm" : null;
        }

        if (file.Length < 12 || !file[4..].StartsWith("ftyp"u8))
        {
            return null;
        }

        string brand = Encoding.ASCII.GetString(file[8..12]);
        return brand switch
        {
            _ when HeicBrands.Contains(brand) => "image/heic",
            "avif" or "avis" => "image/avif",
            "qt  " => "video/quicktime",
            _ => "video/mp4",
        };
    }

    private static string? Writing(ReadOnlySpan<byte> file)
    {
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
            if (text.Length == 0 || text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f' or '\uFEFF')))
            {
                return null;
            }

            return MailHeaders().IsMatch(text[..Math.Min(text.Length, 8192)]) ? Mail : Text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Header lines from the first byte on, a From among them, before the empty line.
    [GeneratedRegex(@"\A(?:[A-Za-z0-9-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?From:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MailHeaders();
}
