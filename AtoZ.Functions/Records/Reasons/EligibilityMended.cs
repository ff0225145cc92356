using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>What a refused filing would have taken: one change per broken rule, all of them together.</summary>
internal static class EligibilityMended
{
    // In business time a message has to be so much earlier at most: the longest row of rest days.
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(14);

    /// <summary>The one counterfactual of a refusal; none when a broken rule cannot be mended.</summary>
    public static IEnumerable<Counterfactual> Of(EligibilityFacts facts, EligibilityVerdict verdict, PolicyPack pack)
    {
        List<string> changes = [];
        EligibilityFacts[] cases = [facts];
        foreach (RuleFinding broken in verdict.Broken)
        {
            if (Mend(broken, cases, pack) is not ({ } change, { } next))
            {
                return [];
            }

            changes.Add(change);
            cases = [.. next];
        }

        string outcome = EligibilityReasons.Word(cases[0], pack);
        return verdict.Eligible || outcome == EligibilityReasons.Word(facts, pack) || cases.Any(c => EligibilityReasons.Word(c, pack) != outcome)
            ? []
            : [new Counterfactual(string.Join(" and ", changes), outcome)];
    }

    // Each change is tried at its border and inside, together with every case of the changes before it.
    private static (string Change, IEnumerable<EligibilityFacts> Cases)? Mend(RuleFinding broken, EligibilityFacts[] cases, PolicyPack pack)
    {
        EligibilityFacts facts = cases[0];
        int letters = pack.Eligibility.MinimumDescriptionLength;
        return broken.Code switch
        {
            "ELIG-05" => Filed(facts, pack),
            "ELIG-06" => Contacted(cases, pack),
            "ELIG-07" => Posted(cases, pack),
            "ELIG-08" => ($"with at least {letters} letters of description", cases.SelectMany(c => new[] { Said(c, letters), Said(c, letters * 9) })),
            "ELIG-09" => ("with the required evidence", cases.Select(c => c with { EvidenceTypes = [.. c.EvidenceTypes, .. pack.Evidence.AcceptedTypes, .. pack.Evidence.AcceptedTypes] })),
            "ELIG-10" when !facts.OpenClaimOnLine && !facts.DecidedClaimOnLine =>
                ("with nothing paid back before", cases.Select(c => c with { RecoveredMinor = 0, InsurerMinor = 0, ChargedBack = false })),
            "ELIG-11" when facts.Currency is { } currency =>
                Claimed(cases, new Money(AmountMustBeWithinWhatWasPaid.Most(facts, pack.Eligibility), currency)),
            _ => null,
        };
    }

    private static (string Change, IEnumerable<EligibilityFacts> Cases) Claimed(EligibilityFacts[] cases, Money most) =>
        ($"with {most} claimed", cases.Select(c => c with { AmountMinor = most.MinorUnits, ClaimCurrency = most.Currency }));

    private static EligibilityFacts Said(EligibilityFacts facts, int letters) => facts with { Description = new string('x', letters) };

    private static (string Change, IEnumerable<EligibilityFacts> Cases)? Filed(EligibilityFacts facts, PolicyPack pack)
    {
        if (EligibilityReasons.Closes(facts, pack) is not { } closes)
        {
            return null;
        }

        DateTimeOffset last = EligibilityReasons.Down(closes);
        if (ClaimMustBeWithinItsWindow.OpensAt(facts, pack.Eligibility) is not { } opens)
        {
            DateTimeOffset begin = facts.DeliveredAt ?? facts.PurchasedAt ?? last;
            return ($"filed by {EligibilityReasons.Moment(last)}", [facts with { Now = begin }, facts with { Now = last }]);
        }

        DateTimeOffset first = EligibilityReasons.Up(opens);
        return (
            $"filed from {EligibilityReasons.Moment(first)} to {EligibilityReasons.Moment(last)}",
            [facts with { Now = first }, facts with { Now = first + ((last - first) / 2) }, facts with { Now = last }]);
    }

    // Early enough for the earliest filing that is spoken of.
    private static (string Change, IEnumerable<EligibilityFacts> Cases) Contacted(EligibilityFacts[] cases, PolicyPack pack)
    {
        TimeSpan wait = pack.Eligibility.SellerContactBeforeClaim + (pack.BusinessTime.CountsInquiries ? LongestRest : TimeSpan.Zero);
        DateTimeOffset by = EligibilityReasons.Down(cases.Min(c => c.Now) - wait);
        return (
            $"with a message to the seller by {EligibilityReasons.Moment(by)}",
            cases.SelectMany(c => new[] { by, by.AddDays(-1) }.Select(written => c with { SellerContactedAt = written, SellerUntil = null })));
    }

    private static (string Change, IEnumerable<EligibilityFacts> Cases)? Posted(EligibilityFacts[] cases, PolicyPack pack)
    {
        EligibilityFacts facts = cases[0];
        DateTimeOffset now = cases.Min(c => c.Now);
        DateTimeOffset until = facts.DeliveredAt + ReturnPolicyMustBeFollowed.Within(facts, pack.Eligibility) ?? now;
        DateTimeOffset by = EligibilityReasons.Down(until < now ? until : now);
        return (
            $"with the return posted by {EligibilityReasons.Moment(by)}",
            cases.SelectMany(c => new[] { c with { ReturnPostedAt = by }, c with { ReturnPostedAt = facts.DeliveredAt ?? by } }));
    }
}
