using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Guarantee.PlainWords;

/// <summary>What differs between two packs, for people: sentences with the numbers that they meet, and that something of the inside was revised.</summary>
internal static class RuleChanges
{
    private const string Fraud = "$.fraud.";

    /// <summary>What is different for everybody.</summary>
    public static IReadOnlyList<string> Between(Reader reader, LoadedPack before, LoadedPack after)
    {
        List<Change> changes = [.. Changes(before.Numbers, after.Numbers)];
        List<string> said = [.. Said(reader, changes, after, before)];
        string[] inside = [.. changes.Where(c => GuaranteeNumbers.Of(c.Path) is null).Select(c => RuleIndex.Bare(c.Path))];
        if (inside.Any(path => path.StartsWith(Fraud, StringComparison.Ordinal)))
        {
            said.Add(reader.Say("guarantee.changes.fraud"));
        }

        if (inside.Any(path => !path.StartsWith(Fraud, StringComparison.Ordinal)))
        {
            said.Add(reader.Say("guarantee.changes.inside"));
        }

        return said.Count == 0 ? [reader.Say("guarantee.changes.none")] : said;
    }

    /// <summary>What is different for a claim like this one, as far as its open case meets it; none when nothing is.</summary>
    public static IReadOnlyList<string> Touching(Reader reader, PolicyScope scope, Party party, LoadedPack before, LoadedPack after) =>
        [.. Said(reader, Changes(before.NumbersFor(scope), after.NumbersFor(scope)).Where(c => Touches(c, scope, party)), after, before)];

    /// <summary>Which claims an overlay is about, in words.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="overlay">The overlay.</param>
    /// <param name="withPlaces">Whether its countries are named: not where they are the reader's own choice.</param>
    public static string Where(Reader reader, PolicyOverlay overlay, bool withPlaces = true)
    {
        IEnumerable<string> parts =
        [
            .. overlay.Kinds.Select(kind => reader.Word(kind)),
            .. withPlaces ? overlay.Places.Select(place => Place(reader, place)) : [],
            .. overlay.Categories.Select(category => category.Replace('_', ' ')),
            .. overlay.Currencies,
        ];
        return Format.Capital(string.Join(", ", parts));
    }

    /// <summary>The name of a country or region; its code where it has no name here.</summary>
    public static string Place(Reader reader, string code) => Sentence.Has($"guarantee.region.{code}")
        ? reader.Say($"guarantee.region.{code}")
        : Sentence.Has($"country.{code}") ? reader.Say($"country.{code}") : code;

    private static bool Touches(Change change, PolicyScope scope, Party party)
    {
        if (GuaranteeNumbers.Of(change.Path) is not { } number || (number.Meets != Meets.Both && !(number.Meets == Meets.Seller && party == Party.Seller)))
        {
            return false;
        }

        string[] steps = change.Path.Split('.');
        return number.Shape switch
        {
            NumberShape.Money => steps[^1] == scope.Currency,
            NumberShape.Evidence => steps[3] == scope.Kind.ToString() && string.Equals(steps[4], party.ToString(), StringComparison.OrdinalIgnoreCase),
            NumberShape.Remedies => steps[3] == scope.Kind.ToString(),
            _ => number.Section != "harm" || scope.Kind.IsHarm(),
        };
    }

    // What differs by its source alone differs for nobody.
    private static IEnumerable<Change> Changes(IReadOnlyDictionary<string, PackNumber> before, IReadOnlyDictionary<string, PackNumber> after) =>
        after.Keys.Concat(before.Keys.Where(path => !after.ContainsKey(path)))
            .Select(path => new Change(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(change => change.Before?.Value != change.After?.Value);

    // One number in several currencies is one sentence, and so are all the words that are looked for.
    private static IEnumerable<string> Said(Reader reader, IEnumerable<Change> changes, LoadedPack after, LoadedPack before) => changes
        .Select(change => (Change: change, Number: GuaranteeNumbers.Of(change.Path), Overlay: RuleIndex.OverlayOf(change.Path)))
        .Where(c => c.Number is not null)
        .GroupBy(c => (c.Number, c.Overlay, Is: (c.Change.Before is null, c.Change.After is null), Single: c.Number!.Shape is NumberShape.Money or NumberShape.Words ? "" : c.Change.Path))
        .OrderBy(group => Place(group.Key.Number!))
        .Select(group =>
        {
            string sentence = Said(reader, group.Key.Number!, [.. group.Select(c => c.Change)]);
            PolicyOverlay? overlay = after.Overlays.Concat(before.Overlays).FirstOrDefault(o => o.Name == group.Key.Overlay);
            return overlay is null ? sentence : reader.Say("guarantee.changes.where", ("where", Where(reader, overlay)), ("sentence", sentence));
        });

    private static int Place(GuaranteeNumber number)
    {
        int at = 0;
        while (GuaranteeNumbers.All[at] != number)
        {
            at++;
        }

        return at;
    }

    private static string Said(Reader reader, GuaranteeNumber number, IReadOnlyList<Change> changes)
    {
        if (number.Shape == NumberShape.Words)
        {
            return reader.Say("guarantee.changes.words");
        }

        KeyValuePair<string, PackNumber>[] before = [.. changes.Where(c => c.Before is not null).Select(c => KeyValuePair.Create(c.Path, c.Before!))];
        KeyValuePair<string, PackNumber>[] after = [.. changes.Where(c => c.After is not null).Select(c => KeyValuePair.Create(c.Path, c.After!))];
        return (before.Length, after.Length) switch
        {
            (0, _) => reader.Say("guarantee.changes.new", ("sentence", NumberSentences.Of(reader, number, after))),
            (_, 0) => reader.Say("guarantee.changes.gone", ("sentence", NumberSentences.Of(reader, number, before))),
            _ => reader.Say("guarantee.changes.was", ("sentence", NumberSentences.Of(reader, number, after)), ("before", NumberSentences.Value(reader, number, before))),
        };
    }

    private sealed record Change(string Path, PackNumber? Before, PackNumber? After);
}
