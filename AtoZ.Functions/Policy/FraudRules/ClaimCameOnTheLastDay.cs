using System.Globalization;

namespace AtoZ.Functions.Policy.FraudRules;

/// <summary>FRAUD-06: hours between the filing and the end of the window.</summary>
public sealed class ClaimCameOnTheLastDay() : FraudRule("FRAUD-06", "The claim came in the last hours of its window.")
{
    /// <inheritdoc/>
    protected override (bool Fired, string Facts) Look(FraudFacts facts, FraudRuleTerms terms)
    {
        if (facts.WindowClosesAt is not { } closes)
        {
            return (false, "the window is not known");
        }

        decimal hours = (decimal)(closes - facts.FiledAt).TotalHours;
        return (hours <= terms.Threshold, string.Create(CultureInfo.InvariantCulture, $"{hours:0.#} hours before the window closes; fires up to {terms.Threshold:0.##}"));
    }
}
