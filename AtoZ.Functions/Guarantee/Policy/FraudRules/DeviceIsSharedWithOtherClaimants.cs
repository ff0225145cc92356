using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-17: other accounts with a device in common that claimed as well.</summary>
internal sealed class DeviceIsSharedWithOtherClaimants() : FraudRule("FRAUD-17", "Other accounts with the same device claimed too.", FraudBasis.Connections, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.Sharing(MarkKind.Device, terms.Window), terms, $"other accounts with a device in common claimed {Within(terms)}");
}
