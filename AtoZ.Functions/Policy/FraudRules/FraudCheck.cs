namespace AtoZ.Functions.Policy.FraudRules;

/// <summary>Runs the fraud rules (PROCESS §4). A score sends a claim to a person; it refuses nothing.</summary>
public static class FraudCheck
{
    /// <summary>All rules in the order of their codes.</summary>
    public static IReadOnlyList<FraudRule> Rules { get; } =
    [
        new BuyerClaimsOftenInAMonth(),
        new BuyerClaimsOftenInAQuarter(),
        new BuyerIsRefundedOften(),
        new BuyerOftenReceivesNothing(),
        new ClaimCameMinutesAfterDelivery(),
        new ClaimCameOnTheLastDay(),
        new SameFileIsInAnotherClaim(),
        new AmountIsFarAboveThePrice(),
        new BuyerWasRefusedForFraudBefore(),
        new CarrierScanSaysDelivered(),
        new SellerOnlyMadeALabel(),
        new SellerSellsSuddenlyMore(),
    ];

    /// <summary>Runs every rule.</summary>
    public static FraudAssessment Run(FraudFacts facts, FraudTerms terms)
    {
        List<FraudFinding> findings = [.. Rules.Select(rule => rule.Check(facts, terms.Rules[rule.Code]))];
        int score = Score(findings, FraudSide.Buyer);
        return new FraudAssessment(score, Score(findings, FraudSide.Seller), Band(score, terms), findings);
    }

    /// <summary>Where a score leads.</summary>
    public static FraudBand Band(int score, FraudTerms terms) =>
        score >= terms.BlockFrom ? FraudBand.Block : score >= terms.ReviewFrom ? FraudBand.Review : FraudBand.Clear;

    private static int Score(List<FraudFinding> findings, FraudSide side) => findings.Where(f => f.Fired && f.Side == side).Sum(f => f.Weight);
}
