using System.Text.Json;
using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// Numbers that differ for some claims. Each condition that is named must hold; one that is left out always does. Overlays are laid in
/// the order of the file, so that a later one wins: the special stands after the general.
/// Rule POLICY-02.
/// </summary>
/// <param name="Name">Says which claims, for people.</param>
/// <param name="Kinds">Kinds of claims; empty for all.</param>
/// <param name="Countries">ISO 3166 codes, regions already spelled out; empty for all.</param>
/// <param name="Categories">Categories of products; empty for all.</param>
/// <param name="Currencies">ISO 4217 codes; empty for all.</param>
/// <param name="Places">Countries and regions as they are written.</param>
/// <param name="Set">The numbers, shaped as in the pack itself.</param>
internal sealed partial record PolicyOverlay(
    string Name,
    IReadOnlyList<ClaimKind> Kinds,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Currencies,
    IReadOnlyList<string> Places,
    JsonElement Set)
{
    // What holds for the program as a whole cannot differ from claim to claim.
    private static readonly string[] NotForOverlays = ["version", "validFrom", "regions", "overlays", "learning", "sweeps", "publishing"];

    public static PolicyOverlay Read(PackSection s, IReadOnlyDictionary<string, IReadOnlyList<string>> regions)
    {
        string name = s.Text("name");
        JsonElement set = s.Raw("set");
        if (set.ValueKind != JsonValueKind.Object || !set.EnumerateObject().Any())
        {
            throw s.Wrong(s.At("set"), "must be an object that sets a number");
        }

        if (set.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => NotForOverlays.Contains(n, StringComparer.Ordinal)) is { } fixedSection)
        {
            throw s.Wrong($"{s.At("set")}.{fixedSection}", "holds for all claims and cannot be overlaid");
        }

        return s.Read("where", where => Conditions(where, name, set, regions));
    }

    public bool Applies(PolicyScope scope) =>
        (Kinds.Count == 0 || Kinds.Contains(scope.Kind)) && Holds(Countries, scope.Country) && Holds(Categories, scope.Category) && Holds(Currencies, scope.Currency);

    public static bool Holds(IReadOnlyList<string> wanted, string? value) =>
        wanted.Count == 0 || (value is not null && wanted.Contains(value, StringComparer.OrdinalIgnoreCase));

    private static PolicyOverlay Conditions(PackSection where, string name, JsonElement set, IReadOnlyDictionary<string, IReadOnlyList<string>> regions)
    {
        PolicyOverlay overlay = new(
            name,
            Checked(where, "kinds", kind => Enum.IsDefined(typeof(ClaimKind), kind), "is not a kind of claim").ConvertAll(Enum.Parse<ClaimKind>),
            [.. Checked(where, "countries", c => regions.ContainsKey(c) || Country().IsMatch(c), "is neither a region of this pack nor a country of two capital letters")
                .SelectMany(c => regions.GetValueOrDefault(c, [c])).Distinct(StringComparer.Ordinal)],
            where.Words("categories"),
            Checked(where, "currencies", Guarantee.Currencies.IsKnown, "is not a currency known here"),
            where.Words("countries"),
            set);
        return overlay is { Kinds.Count: 0, Countries.Count: 0, Categories.Count: 0, Currencies.Count: 0 }
            ? throw where.Wrong(where.Path, "must name kinds, countries, categories or currencies")
            : overlay;
    }

    private static List<string> Checked(PackSection where, string name, Func<string, bool> known, string problem)
    {
        List<string> words = [.. where.Words(name)];
        int wrong = words.FindIndex(word => !known(word));
        return wrong < 0 ? words : throw where.Wrong($"{where.At(name)}[{wrong}]", $"'{words[wrong]}' {problem}");
    }

    [GeneratedRegex("^[A-Z]{2}$", RegexOptions.None, 100)]
    private static partial Regex Country();
}
