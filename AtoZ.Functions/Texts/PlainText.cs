using System.Collections.Frozen;
using System.Globalization;

namespace AtoZ.Functions.Texts;

/// <summary>
/// What counts as text, wherever it comes in (PROCESS §15): no control characters, no halves of a character, no bytes of another charset.
/// One store would take what the other refuses, and a page or a mail would show something else than was sent.
/// </summary>
internal static class PlainText
{
    /// <summary>Stands for bytes that could not be decoded; no character has this number, so that no text holds it by itself.</summary>
    public const char Undecodable = '\uFFFF';

    private static readonly FrozenSet<string> LongFields = new[]
    {
        "comment", "description", "found", "items", "message", "questions", "reason", "review", "statement", "text", "what", "why",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly char[] Joints = ['.', '-', '/'];

    /// <summary>
    /// Whether a field is one of several lines, in which tabs and line ends are text. Fields of forms may have a part before or a criterion
    /// behind.
    /// </summary>
    public static bool HasLines(string field) =>
        field.Split(Joints).Any(LongFields.Contains);

    /// <summary>What is wrong with a text; null when nothing is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Whether it may have several lines.</param>
    public static string? Flaw(ReadOnlySpan<char> text, bool lines = false)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (c == Undecodable)
            {
                return "holds bytes that are not in the charset it was sent in";
            }
            else if (char.IsSurrogate(c) || (char.IsControl(c) && !(lines && c is '\t' or '\n' or '\r')))
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"holds {(char.IsSurrogate(c) ? "half a character" : "a control character")}, U+{(int)c:X4}");
            }
        }

        return null;
    }

    /// <summary>The beginning of a text, at most so long; a character that two units make is never cut in half.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
