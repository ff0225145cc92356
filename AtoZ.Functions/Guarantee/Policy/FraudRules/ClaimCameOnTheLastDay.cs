using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-06: hours between the filing and the end of the window.</summary>
internal sealed class ClaimCameOnTheLastDay() : FraudRule("FRAUD-06", "The claim came in the last hours of its window.")
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        if (facts.WindowClosesAt is not { } closes)
        {
            return Nothing("the window is not known");
        }

        return AtMost((decimal)(closes - facts.FiledAt).TotalHours, terms, "hours before the window closes");
    }
}
