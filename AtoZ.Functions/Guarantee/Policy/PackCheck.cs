namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What must hold between the numbers of a pack: numbers that are fine alone can contradict each other.</summary>
/// <param name="Holds">Whether it does.</param>
/// <param name="Path">Where to mend it, as a JSON path.</param>
/// <param name="Problem">What is wrong otherwise, as a sentence without its full stop.</param>
internal readonly record struct PackCheck(bool Holds, string Path, string Problem)
{
    public const string Inside = "must be shorter than the window it reminds of";

    public static bool Rise(IReadOnlyList<TimeSpan> spans) => spans.Zip(spans.Skip(1)).All(pair => pair.First < pair.Second);

    /// <summary>Each code of the program stands in the pack, and none that the program does not know.</summary>
    public static IEnumerable<PackCheck> SameCodes(string path, IEnumerable<string> known, IEnumerable<string> written)
    {
        HashSet<string> codes = [.. known];
        HashSet<string> found = [.. written];
        return
        [
            .. codes.Where(code => !found.Contains(code)).Select(code => new PackCheck(false, $"{path}.{code}", "is missing")),
            .. found.Where(code => !codes.Contains(code)).Select(code => new PackCheck(false, $"{path}.{code}", "is not a rule known here")),
        ];
    }
}
