using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-10: a scan can be wrong: the neighbour, the wrong door. A person asks.</summary>
internal sealed class CarrierScanSaysDelivered() : FraudRule("FRAUD-10", "A carrier scan says delivered, the buyer says not received.")
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.Kind.IsNonDelivery() && facts.DeliveredAt <= facts.FiledAt ? 1 : 0, terms, "scans of a delivery against a claim of non-delivery");
}
