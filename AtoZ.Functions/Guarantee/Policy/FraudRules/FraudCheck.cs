using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>Runs the fraud rules (PROCESS §4). A score sends a claim to a person; it refuses nothing. Rule FRAUD.</summary>
internal static class FraudCheck
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
        new BuyerClaimsOftenInAWeek(),
        new BuyerClaimsOftenInAYear(),
        new SimilarPictureIsInAnotherClaim(),
        new PaymentIsSharedWithOtherClaimants(),
        new DeviceIsSharedWithOtherClaimants(),
        new AddressIsSharedWithOtherClaimants(),
        new NewAccountMadeACostlyOrder(),
        new BuyerWasOftenRefusedBefore(),
        new LossIsRecoveredElsewhere(),
        new TrackingNumberIsReused(),
        new ParcelWentToAnotherCity(),
        new SellersInsuranceLapsed(),
        new SellerAnswersByTemplate(),
        new PictureWasMadeByAProgram(),
        new SomethingElseCameBack(),
        new CategoryIsStolenOften(),
        new AccountHidesItsOwner(),
        new ReviewersBelongTogether(),
        new ScansContradictEachOther(),
    ];

    /// <summary>Runs every rule. Shadow rules and snoozed ones are recorded and count for nothing.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="terms">The numbers of the pack.</param>
    /// <param name="snoozed">Codes of rules that were put off for the party they look at.</param>
    public static FraudAssessment Run(FraudFacts facts, FraudTerms terms, IReadOnlySet<string>? snoozed = null)
    {
        List<FraudFinding> findings = [.. Rules.Select(rule => rule.Check(facts, terms.Rules[rule.Code], snoozed?.Contains(rule.Code) ?? false))];
        int score = Score(findings, FraudSide.Buyer);
        return new FraudAssessment(score, Score(findings, FraudSide.Seller), Band(score, terms), findings);
    }

    /// <summary>Where a score leads.</summary>
    public static FraudBand Band(int score, FraudTerms terms) =>
        score >= terms.BlockFrom ? FraudBand.Block : score >= terms.ReviewFrom ? FraudBand.Review : FraudBand.Clear;

    private static int Score(List<FraudFinding> findings, FraudSide side) => findings.Where(f => f.Counts && f.Side == side).Sum(f => f.Weight);
}
