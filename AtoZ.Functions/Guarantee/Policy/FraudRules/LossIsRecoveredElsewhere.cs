using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-21: a refund, a chargeback or a paid claim for the same line stands beside this claim: double dipping. ELIG-10 refuses what was recovered whole; this sees the rest.</summary>
internal sealed class LossIsRecoveredElsewhere() : FraudRule("FRAUD-21", "The same loss is recovered in another way as well.")
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.OtherRecoveries, terms, "refunds, chargebacks or paid claims for the same line");
}
