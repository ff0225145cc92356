using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>Which numbers differ between two packs.</summary>
internal static class PackDifference
{
    /// <summary>Each number that is another, new or gone; a number whose source alone differs too.</summary>
    public static IReadOnlyList<NumberChange> Between(LoadedPack before, LoadedPack after)
    {
        return
        [
            .. after.Numbers.Keys.Concat(before.Numbers.Keys.Where(path => !after.Numbers.ContainsKey(path)))
                .Select(path => (Path: path, Old: before.Numbers.GetValueOrDefault(path), New: after.Numbers.GetValueOrDefault(path)))
                .Where(number => number.Old != number.New)
                .Select(number => new NumberChange(
                    RuleIndex.RuleOf(number.Path)?.Code ?? "", number.Path, RuleIndex.OverlayOf(number.Path), number.Old?.Value, number.New?.Value, number.New?.Source)),
        ];
    }
}
