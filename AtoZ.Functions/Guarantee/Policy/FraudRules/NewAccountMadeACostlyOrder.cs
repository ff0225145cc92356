using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-19: price of the line as a part of what the policy pays without approval, by an account younger than the window.</summary>
internal sealed class NewAccountMadeACostlyOrder() : FraudRule("FRAUD-19", "A new account made a costly order.", looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        if (facts.AccountOpenedAt is not { } opened || facts.PurchasedAt is not { } bought || facts.PriceToLimit is not { } part)
        {
            return Nothing("the age of the account or the price is not known");
        }

        return bought - opened < terms.Window
            ? AtLeast(part, terms, "of the automatic limit, ordered by a new account")
            : Nothing("the account is not new");
    }
}
