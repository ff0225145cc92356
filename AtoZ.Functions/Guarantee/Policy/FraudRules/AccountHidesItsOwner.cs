using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-29: a mail address made to be thrown away, or a network that hides where the account comes from. Careful people have both: weak.</summary>
internal sealed class AccountHidesItsOwner() : FraudRule("FRAUD-29", "The buyer's account hides who is behind it.", FraudBasis.Connections)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) => facts.WaysOfHiding is { } ways
        ? AtLeast(ways, terms, "of disposable mail and hidden network")
        : Nothing("nothing is known of the account's mail and network");
}
