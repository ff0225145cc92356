using System.Collections.Frozen;
using System.Text.Json;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>Lists of words that mappings share: <c>NAME.words.json</c>.</summary>
internal static class WordLists
{
    private const string Countries = "country-names";

    private static readonly FrozenDictionary<string, string> CountryNames = Read(Countries);

    /// <summary>A list by its name; null when there is none.</summary>
    public static IReadOnlyDictionary<string, string>? Find(string name) => name == Countries ? CountryNames : null;

    private static FrozenDictionary<string, string> Read(string name)
    {
        using Stream file = typeof(WordLists).Assembly.GetManifestResourceStream($"Facts/Orders/Mappings/{name}.words.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
