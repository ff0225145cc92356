using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AtoZ.Functions.Texts;

/// <summary>The sentences that people read, one per key and language, from <c>Texts/{language}.json</c>.</summary>
internal static partial class Sentence
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> ByLanguage = Languages.All.ToDictionary(l => l, Load, StringComparer.Ordinal);

    /// <summary>All keys of a language.</summary>
    public static IReadOnlyDictionary<string, string> All(string language) => ByLanguage[Languages.Choose(language)];

    /// <summary>Whether a key exists.</summary>
    public static bool Has(string key) => ByLanguage[Languages.Default].ContainsKey(key);

    /// <summary>A sentence without placeholders, or with its placeholders left as they are.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key: a mistake in the program.</exception>
    public static string Get(string language, string key) => ByLanguage[Languages.Choose(language)].TryGetValue(key, out string? text)
        ? text
        : throw new KeyNotFoundException($"There is no text '{key}'.");

    /// <summary>A sentence with values in place of <c>{name}</c>. Values must be in the reader's form already; see <see cref="Readable"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key, or a value is missing: a mistake in the program.</exception>
    public static string Get(string language, string key, IReadOnlyDictionary<string, string> args)
    {
        return Placeholder().Replace(Get(language, key), match => args.TryGetValue(match.Groups["name"].Value, out string? value)
            ? value
            : throw new KeyNotFoundException($"The text '{key}' needs a value for '{match.Groups["name"].Value}'."));
    }

    /// <summary>A sentence with values in place of <c>{name}</c>.</summary>
    public static string Get(string language, string key, params (string Name, string Value)[] args) =>
        Get(language, key, args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));

    /// <summary>The sentence, or null when the key is missing or one of its values is: for records whose values depend on the case.</summary>
    public static string? TryGet(string language, string key, IReadOnlyDictionary<string, string> args) =>
        Has(key) && Placeholders(Get(language, key)).All(args.ContainsKey) ? Get(language, key, args) : null;

    /// <summary>Names of the placeholders of a sentence.</summary>
    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    private static IReadOnlyDictionary<string, string> Load(string language)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Texts/{language}.json")
            ?? throw new InvalidOperationException($"The texts of language '{language}' are not part of the program.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? throw new InvalidOperationException($"The texts of language '{language}' are empty.");
    }
}
