using System.Globalization;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-12: order lines in the window before this order against the usual. A seller without a past is measured against one.</summary>
internal sealed class SellerSellsSuddenlyMore() : FraudRule("FRAUD-12", "The seller is new, or sells suddenly much more.", side: FraudSide.Seller, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        decimal usual = Math.Max(1, facts.SellerLinesUsual ?? 1);
        string past = facts.SellerLinesUsual is null ? "a seller without a past" : string.Create(CultureInfo.InvariantCulture, $"usually {facts.SellerLinesUsual:0.##}");
        return AtLeast(facts.SellerLinesInWindow / usual, terms, $"times the usual sales ({facts.SellerLinesInWindow} {Within(terms)}, {past})");
    }
}
