using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-26: the picture itself names a program that changes or makes pictures. Cropping names its program too, and who deceives leaves no name: never enough alone.</summary>
internal sealed class PictureWasMadeByAProgram() : FraudRule("FRAUD-26", "A picture says that a program made or changed it.", FraudBasis.Picture)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.PicturesByPrograms, terms, "pictures that name a program which makes or changes pictures");
}
