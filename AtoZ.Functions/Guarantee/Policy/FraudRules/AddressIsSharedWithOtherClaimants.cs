using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-18: other accounts with an address in common that claimed as well. Families and halls of residence share one.</summary>
internal sealed class AddressIsSharedWithOtherClaimants() : FraudRule("FRAUD-18", "Other accounts with the same address claimed too.", FraudBasis.Connections, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.Sharing(MarkKind.Address, terms.Window), terms, $"other accounts with an address in common claimed {Within(terms)}");
}
