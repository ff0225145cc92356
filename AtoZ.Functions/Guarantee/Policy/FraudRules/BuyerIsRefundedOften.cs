using System.Globalization;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-03: paid claims per order line bought. Strictly above the threshold; somebody without orders has no ratio.</summary>
internal sealed class BuyerIsRefundedOften() : FraudRule("FRAUD-03", "The buyer is refunded for a large part of what they order.", FraudBasis.History, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        int paid = facts.EarlierWithin(terms.Window).Count(c => c.PaidMinor > 0);
        if (facts.BuyerOrderLines == 0)
        {
            return Nothing("no order lines");
        }

        decimal ratio = (decimal)paid / facts.BuyerOrderLines;
        string looked = string.Create(CultureInfo.InvariantCulture, $"{paid} paid claims for {facts.BuyerOrderLines} order lines {Within(terms)}; fires above {terms.Threshold:0.##}");
        return new FraudSignal(ratio > terms.Threshold, looked, ratio);
    }
}
