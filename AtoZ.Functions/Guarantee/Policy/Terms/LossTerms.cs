namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>What the lines of a harm claim are worth (PROCESS "What is covered"). Amounts in minor units per currency.</summary>
/// <param name="UsefulLives">How long a thing of a category is of use; <c>other</c> for every other category.</param>
/// <param name="LeastPercent">What worn-out property is still worth, of a hundred of its price.</param>
/// <param name="LabourUpTo">What work is worth at most, per line.</param>
/// <param name="TotalUpTo">What a claim is worth at most.</param>
public sealed record LossTerms(
    IReadOnlyDictionary<string, TimeSpan> UsefulLives, int LeastPercent, IReadOnlyDictionary<string, long> LabourUpTo, IReadOnlyDictionary<string, long> TotalUpTo)
{
    /// <summary>The category of everything that has none of its own.</summary>
    public const string Other = "other";

    /// <summary>How long a thing is of use.</summary>
    public TimeSpan UsefulLife(string? category) => category is not null && UsefulLives.TryGetValue(category, out TimeSpan life) ? life : UsefulLives[Other];

    internal static LossTerms Read(PackSection s) => new(
        s.Read("usefulLives", lives => lives.Names.ToDictionary(name => name, lives.Duration, StringComparer.OrdinalIgnoreCase)),
        s.Integer("leastPercent"),
        s.Amounts("labourUpTo"),
        s.Amounts("totalUpTo"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(UsefulLives.ContainsKey(Other), "$.losses.usefulLives.other", "is missing: things of no listed category need a useful life too");
        yield return new(LeastPercent <= 100, "$.losses.leastPercent", "must be at most 100");
        foreach ((string currency, long total) in TotalUpTo)
        {
            yield return new(LabourUpTo.TryGetValue(currency, out long labour) && labour <= total, $"$.losses.labourUpTo.{currency}", "must be there and at most the total");
        }
    }
}
