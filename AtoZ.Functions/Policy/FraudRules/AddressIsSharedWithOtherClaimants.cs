using AtoZ.Functions.Claims;

namespace AtoZ.Functions.Policy.FraudRules;

/// <summary>FRAUD-18: other accounts with an address in common that claimed as well. Families and halls of residence share one.</summary>
public sealed class AddressIsSharedWithOtherClaimants() : FraudRule("FRAUD-18", "Other accounts with the same address claimed too.", FraudBasis.Connections, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.Sharing(MarkKind.Address, terms.Window), terms, $"other accounts with an address in common claimed {Within(terms)}");
}
