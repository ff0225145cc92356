namespace AtoZ.Functions.Policy.FraudRules;

/// <summary>The fraud rules in the order of their codes.</summary>
public static class FraudCheck
{
    /// <summary>The codes that a policy pack must give a weight to.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Enumerable.Range(1, 12).Select(n => $"FRAUD-{n:00}")];
}
