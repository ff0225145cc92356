namespace AtoZ.Functions.Policy.Eligibility;

/// <summary>The rules of eligibility in the order of their codes (PROCESS §2).</summary>
public static class EligibilityRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<EligibilityRule> All { get; } =
    [
        new OrderMustBeKnown(),
        new BuyerMustBeTheOrdersBuyer(),
        new SellerMustBeAThirdParty(),
        new ItemMustBeCovered(),
        new ClaimMustBeWithinItsWindow(),
        new SellerMustHaveBeenContactedFirst(),
        new ReturnPolicyMustBeFollowed(),
        new ReasonsMustBeGivenClearly(),
        new RequiredEvidenceMustBePresent(),
        new LossMustNotBeRecoveredTwice(),
        new AmountMustBeWithinWhatWasPaid(),
    ];

    /// <summary>Checks every rule that can be judged; of an order that is not known only that can be said.</summary>
    public static EligibilityVerdict Check(EligibilityFacts facts, PolicyPack pack) =>
        new(pack.Version, [.. All.Where(rule => facts.OrderLineKnown || !rule.NeedsOrder).Select(rule => pack.Eligibility.Rules[rule.Code].Applies ? rule.Check(facts, pack) : rule.NotAsked())]);
}
