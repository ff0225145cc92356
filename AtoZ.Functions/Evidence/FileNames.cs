using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Evidence;

/// <summary>Names that parties give their files, made safe to show and to offer for saving.</summary>
internal static class FileNames
{
    private const int Longest = 100;

    /// <summary>The last part of a name without signs that a system or a page could stumble over, ending as its type does.</summary>
    public static string Safe(string? given, string contentType)
    {
        string last = (given ?? "").Split('/', '\\')[^1];
        string kept = new([.. last.Where(c => !char.IsControl(c) && !"\"<>|:*?;%&'`$".Contains(c, StringComparison.Ordinal) && !IsDirectionMark(c))]);
        string stem = Path.GetFileNameWithoutExtension(kept).Trim(' ', '.');
        string shortened = PlainText.Cut(stem, Longest);
        return (shortened.Length == 0 ? "file" : shortened) + ContentTypes.ExtensionOf(contentType);
    }

    // Marks that turn the reading direction can make an .exe look like a .jpg.
    private static bool IsDirectionMark(char c) => c is >= '\u200E' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
