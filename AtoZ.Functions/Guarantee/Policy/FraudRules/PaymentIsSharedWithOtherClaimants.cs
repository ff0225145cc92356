using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-16: other accounts with a way of paying in common that claimed as well.</summary>
internal sealed class PaymentIsSharedWithOtherClaimants() : FraudRule("FRAUD-16", "Other accounts with the same payment claimed too.", FraudBasis.Connections, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.Sharing(MarkKind.Payment, terms.Window), terms, $"other accounts with a way of paying in common claimed {Within(terms)}");
}
