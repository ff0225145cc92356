using System.Globalization;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>What a rule saw.</summary>
/// <param name="Fired">Whether the signal is there.</param>
/// <param name="Facts">What was looked at.</param>
/// <param name="Value">What was measured; null when there was nothing to measure.</param>
internal sealed record FraudSignal(bool Fired, string Facts, decimal? Value = null);

/// <summary>One weighted signal: pure, so that a check can be recomputed years later from its facts.</summary>
/// <param name="code">Such as <c>FRAUD-07</c>.</param>
/// <param name="sentence">The rule as a person would say it.</param>
/// <param name="basis">What it rests on.</param>
/// <param name="side">Whose doings it looks at.</param>
/// <param name="looksBack">Whether the pack must give it a window.</param>
internal abstract class FraudRule(string code, string sentence, FraudBasis basis = FraudBasis.Claim, FraudSide side = FraudSide.Buyer, bool looksBack = false)
{
    /// <summary>The same in code, pack, rule table, test and record.</summary>
    public string Code => code;

    /// <summary>The rule as a person would say it.</summary>
    public string Sentence => sentence;

    /// <summary>What it rests on.</summary>
    public FraudBasis Basis => basis;

    /// <summary>Whose doings it looks at.</summary>
    public FraudSide Side => side;

    /// <summary>Whether the pack must give it a window.</summary>
    public bool LooksBack => looksBack;

    /// <summary>Runs the rule.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="terms">Its numbers.</param>
    /// <param name="snoozed">Whether it was put off for the party it looks at.</param>
    public FraudFinding Check(FraudFacts facts, FraudRuleTerms terms, bool snoozed = false)
    {
        FraudSignal signal = Look(facts, terms);
        return new FraudFinding(Code, terms.Version, terms.Weight, Side, signal.Fired, signal.Facts, Sentence)
        {
            Basis = Basis,
            Value = signal.Value,
            Threshold = terms.Threshold,
            Window = terms.Window,
            Shadow = terms.Shadow,
            Snoozed = snoozed,
        };
    }

    /// <summary>Whether the signal is there, and what was looked at.</summary>
    protected abstract FraudSignal Look(FraudFacts facts, FraudRuleTerms terms);

    /// <summary>A count against a threshold.</summary>
    protected static FraudSignal AtLeast(decimal value, FraudRuleTerms terms, string what) =>
        new(value >= terms.Threshold, string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {what}; fires from {terms.Threshold:0.##}"), value);

    /// <summary>A measure that is a sign when it is small.</summary>
    protected static FraudSignal AtMost(decimal value, FraudRuleTerms terms, string what) =>
        new(value <= terms.Threshold, string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {what}; fires up to {terms.Threshold:0.##}"), value);

    /// <summary>There is nothing to measure.</summary>
    protected static FraudSignal Nothing(string why) => new(false, why);

    /// <summary>The length of the look-back, for facts.</summary>
    protected static string Within(FraudRuleTerms terms) => terms.Window is { } window ? $"in {PolicyDurations.Format(window)}" : "";
}
