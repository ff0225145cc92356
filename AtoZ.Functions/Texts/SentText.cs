using System.Text;

namespace AtoZ.Functions.Texts;

/// <summary>
/// Reads the text of a file as it was sent: in the charset that was named, or the one its first bytes name, or else UTF-8. Bytes that are
/// none of it become a mark which no text holds, so that their line is refused and the rest is read.
/// </summary>
internal static class SentText
{
    private static readonly DecoderFallback Marked = new DecoderReplacementFallback(PlainText.Undecodable.ToString());

    private static readonly (byte[] Mark, string Charset)[] Marks =
        [([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE], "utf-16"), ([0xFE, 0xFF], "utf-16BE")];

    static SentText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether there is a charset of this name; the default is known.</summary>
    public static bool Knows(string? charset) => Find(charset) is not null;

    /// <summary>Opens a stream for reading.</summary>
    /// <param name="bytes">The file; not closed.</param>
    /// <param name="charset">As it was named; null when it was not.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public static async Task<TextReader> Open(Stream bytes, string? charset, CancellationToken cancellationToken)
    {
        byte[] head = new byte[3];
        int read = await bytes.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        (byte[] mark, string? named) = Marks.FirstOrDefault(m => head.AsSpan(0, read).StartsWith(m.Mark));
        Encoding encoding = Find(mark is null ? charset : named)
            ?? throw new ArgumentException("The charset is not known.", nameof(charset));
        StreamWithHead whole = new(head.AsMemory()[(mark?.Length ?? 0)..read], bytes);
        return new StreamReader(whole, encoding, detectEncodingFromByteOrderMarks: false);
    }

    private static Encoding? Find(string? charset)
    {
        try
        {
            string name = string.IsNullOrWhiteSpace(charset) ? "utf-8" : charset.Trim('"', ' ');
            return Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, Marked);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
