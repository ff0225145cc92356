namespace AtoZ.Functions.Records.Reasons;

/// <summary>How a decision follows from its facts and its policy, and what would have changed it.</summary>
/// <param name="Outcome">The result, as a word.</param>
/// <param name="Rules">Every rule or criterion that was looked at, met or not.</param>
/// <param name="Counterfactuals">Other facts that would have led elsewhere; found by running the same rules on them.</param>
public sealed record Reasoning(string Outcome, IReadOnlyList<RuleResult> Rules, IReadOnlyList<Counterfactual> Counterfactuals);

/// <summary>What one rule found.</summary>
/// <param name="Code">Such as <c>ELIG-05</c>.</param>
/// <param name="Met">Whether it is met; for a sign of fraud, whether it stays silent.</param>
/// <param name="Sentence">The rule as a person would say it.</param>
/// <param name="Fact">What it looked at.</param>
/// <param name="Reason">Why it is not met, or the words of whoever judged; empty otherwise.</param>
public sealed record RuleResult(string Code, bool Met, string Sentence, string Fact, string Reason = "");

/// <summary>Other facts and where they would have led.</summary>
/// <param name="Change">Such as <c>with a carrier scan of delivery dated by 2026-05-12</c>.</param>
/// <param name="Outcome">The other result.</param>
public sealed record Counterfactual(string Change, string Outcome)
{
    public string Sentence => $"{char.ToUpperInvariant(this.Change[0])}{this.Change[1..]}, the result would have been {this.Outcome}.";
}
