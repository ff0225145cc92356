using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AtoZ.Functions.Edge.Api;

/// <summary>
/// A page of a list. The cursor names the list and the filters it was made for, so that one of another list is refused instead of
/// skipping rows silently.
/// </summary>
internal static class Page
{
    /// <summary>The most items of a page.</summary>
    public const int Largest = 50;

    private const int MarkLength = 8;

    /// <summary>Reads 'limit' and 'cursor' of a list's query.</summary>
    /// <param name="filter">The query.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="filters">Names of the filters that the cursor belongs to.</param>
    /// <returns>How many items, and the position after which the page begins; null at the start.</returns>
    public static (int Limit, string? After) Asked(QueryFilter filter, string list, IEnumerable<string> filters)
    {
        int limit = filter.Number("limit", 1, Largest, Largest);
        if (filter.Text("cursor") is not { } cursor)
        {
            return (limit, null);
        }

        string mark = Mark(filter, list, filters);
        if (Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is { } text && text.StartsWith(mark, StringComparison.Ordinal))
        {
            return (limit, text[MarkLength..]);
        }

        filter.Refuse("CURSOR_WRONG", "The cursor was not given out here, or for another list or filter.", "Send 'next' of the page before with the same filters, or leave it out.", "cursor");
        return (limit, null);
    }

    /// <summary>The cursor of the page that begins after a position.</summary>
    public static string Next(QueryFilter filter, string list, IEnumerable<string> filters, string position) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Mark(filter, list, filters) + position));

    private static string Mark(QueryFilter filter, string list, IEnumerable<string> filters)
    {
        string all = string.Join('\n', [list, .. filters.Select(f => $"{f}={filter.Text(f)?.ToUpperInvariant()}")]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..MarkLength];
    }
}
