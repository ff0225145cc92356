using System.Globalization;

namespace AtoZ.Functions.Policy.FraudRules;

/// <summary>One weighted signal: pure, so that a check can be recomputed years later from its facts.</summary>
/// <param name="code">Such as <c>FRAUD-07</c>.</param>
/// <param name="sentence">The rule as a person would say it.</param>
/// <param name="side">Whose doings it looks at.</param>
/// <param name="looksBack">Whether the pack must give it a window.</param>
public abstract class FraudRule(string code, string sentence, FraudSide side = FraudSide.Buyer, bool looksBack = false)
{
    /// <summary>The same in code, pack, rule table, test and record.</summary>
    public string Code => code;

    /// <summary>The rule as a person would say it.</summary>
    public string Sentence => sentence;

    /// <summary>Whose doings it looks at.</summary>
    public FraudSide Side => side;

    /// <summary>Whether the pack must give it a window.</summary>
    public bool LooksBack => looksBack;

    /// <summary>Runs the rule.</summary>
    public FraudFinding Check(FraudFacts facts, FraudRuleTerms terms)
    {
        (bool fired, string looked) = Look(facts, terms);
        return new FraudFinding(Code, terms.Version, terms.Weight, Side, fired, looked, Sentence);
    }

    /// <summary>Whether the signal is there, and what was looked at.</summary>
    protected abstract (bool Fired, string Facts) Look(FraudFacts facts, FraudRuleTerms terms);

    /// <summary>A count against a threshold.</summary>
    protected static (bool Fired, string Facts) AtLeast(decimal value, FraudRuleTerms terms, string what) =>
        (value >= terms.Threshold, string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {what}; fires from {terms.Threshold:0.##}"));

    /// <summary>The length of the look-back, for facts.</summary>
    protected static string Within(FraudRuleTerms terms) => terms.Window is { } window ? $"in {PolicyDurations.Format(window)}" : "";
}
