namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>The rules of eligibility in the order of their codes (PROCESS §2).</summary>
internal static class EligibilityRules
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
        new OrderMustStand(),
        new LateItemMustHaveComeLate(),
    ];

    /// <summary>Checks every rule that can be judged; of an order that is not known only that can be said.</summary>
    public static EligibilityVerdict Check(EligibilityFacts facts, PolicyPack pack)
    {
        IReadOnlyList<RuleFinding> findings = Findings(facts, pack);
        return new EligibilityVerdict(pack.Version, findings, From(findings, facts, pack));
    }

    private static IReadOnlyList<RuleFinding> Findings(EligibilityFacts facts, PolicyPack pack) =>
        [.. All.Where(rule => facts.OrderLineKnown || !rule.NeedsOrder).Select(rule => pack.Eligibility.Rules[rule.Code].Applies ? rule.Check(facts, pack) : rule.NotAsked())];

    // What time heals in one rule it may break in another: the moment counts only if every rule is met then.
    private static DateTimeOffset? From(IReadOnlyList<RuleFinding> findings, EligibilityFacts facts, PolicyPack pack)
    {
        IReadOnlyList<RuleFinding> broken = [.. findings.Where(f => !f.Met)];
        if (broken.Count == 0 || broken.Any(f => f.EligibleFrom is null))
        {
            return null;
        }

        DateTimeOffset from = broken.Max(f => f.EligibleFrom!.Value);
        return Findings(facts with { Now = from }, pack).All(f => f.Met) ? from : null;
    }
}
