using System.Text.RegularExpressions;

namespace AtoZ.Functions.Evidence;

/// <summary>Reads what a file is from its bytes. Neither its name nor what the sender calls it is looked at (PROCESS §3).</summary>
internal static partial class ContentTypes
{
    /// <summary>A plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>A mail.</summary>
    public const string Mail = "message/rfc822";

    /// <summary>Several mails in one file, as mail programs export them.</summary>
    public const string Mailbox = "application/mbox";

    /// <summary>A PDF.</summary>
    public const string Pdf = "application/pdf";

    // Readers of PDF look for its mark this far (ISO 32000-1, annex H): scanners and mail programs put blank lines and marks of encodings before it.
    private const int PdfMarkWithin = 1024;
    private const int HeadersWithin = 8192;

    private static readonly Dictionary<string, string> Extensions = new()
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/gif"] = ".gif",
        ["image/webp"] = ".webp",
        ["image/heic"] = ".heic",
        ["image/avif"] = ".avif",
        [Pdf] = ".pdf",
        ["video/mp4"] = ".mp4",
        ["video/quicktime"] = ".mov",
        ["video/webm"] = ".webm",
        [Text] = ".txt",
        [Mail] = ".eml",
        [Mailbox] = ".mbox",
    };

    /// <summary>The type of a file; null when it is none that is known here.</summary>
    public static string? Of(ReadOnlySpan<byte> file) => Picture(file) ?? Container(file) ?? Boxes.TypeOf(file) ?? Writing(file);

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
        if (file.StartsWith("%PDF-"u8) || HasPdfBehindItsBeginning(file))
        {
            return Pdf;
        }

        return file.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && file[..Math.Min(file.Length, 64)].IndexOf("webm"u8) >= 0 ? "video/webm" : null;
    }

    // A mail about a PDF may hold the mark too, but not the objects and the end of one.
    private static bool HasPdfBehindItsBeginning(ReadOnlySpan<byte> file) =>
        file[..Math.Min(file.Length, PdfMarkWithin)].IndexOf("%PDF-"u8) is var at and > 0
        && (file[..at].Trim(" \t\r\n\0\uFEFF"u8).IsEmpty || (file.IndexOf(" obj"u8) > 0 && file.LastIndexOf("%%EOF"u8) > at));

    private static string? Writing(ReadOnlySpan<byte> file)
    {
        if (Charsets.Read(file) is not { } text)
        {
            return null;
        }

        string beginning = text[..Math.Min(text.Length, HeadersWithin)].TrimStart('\uFEFF', '\r', '\n');
        return beginning switch
        {
            _ when MailboxLine().Match(beginning) is { Success: true } line && MailHeaders().IsMatch(beginning[line.Length..]) => Mailbox,
            _ when MailHeaders().IsMatch(beginning) => Mail,
            _ => Text,
        };
    }

    // Header lines from the first byte on, a From among them, before the empty line.
    [GeneratedRegex(@"\A(?:[A-Za-z0-9-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?From:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MailHeaders();

    // The line that divides the mails of a mailbox (RFC 4155): who, and a date of the C library.
    [GeneratedRegex(@"\AFrom [^\n]*\d\d:\d\d(?::\d\d)?[^\n]*\n(?:>From [^\n]*\n)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MailboxLine();
}
