using System.Globalization;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Policy.Eligibility;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>Why a claim may be filed, or not. Counterfactuals are the same rules run on other facts.</summary>
internal static class EligibilityReasons
{
    private const string Eligible = "Eligible";
    private const string NotEligible = "NotEligible";

    public static Reasoning Of(EligibilityFacts facts, PolicyPack pack)
    {
        EligibilityVerdict verdict = EligibilityRules.Check(facts, pack);
        Dictionary<string, string> sentences = EligibilityRules.All.ToDictionary(r => r.Code, r => r.Sentence, StringComparer.Ordinal);
        return new Reasoning(
            verdict.Eligible ? Eligible : NotEligible,
            [.. verdict.Findings.Select(f => new RuleResult(f.Code, f.Met, sentences[f.Code], f.Fact, f.Reason))],
            verdict.Eligible ? [.. Spoiled(facts, pack)] : [.. Mended(facts, verdict, pack)]);
    }

    private static IEnumerable<Counterfactual> Spoiled(EligibilityFacts facts, PolicyPack pack) =>
        Spoilers(facts, pack).Where(s => !EligibilityRules.Check(s.Facts, pack).Eligible).Select(s => new Counterfactual(s.Change, NotEligible));

    private static IEnumerable<(string Change, EligibilityFacts Facts)> Spoilers(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.Kind.IsNonDelivery() && facts.DeliveredAt is null)
        {
            yield return ($"with a carrier scan of delivery dated by {Day(facts.Now)}", facts with { DeliveredAt = facts.Now });
        }

        if (Closes(facts, pack) is { } closes)
        {
            yield return ($"filed after {Moment(closes)}", facts with { Now = closes.AddSeconds(1) });
        }

        yield return ("without a message to the seller", facts with { SellerContactedAt = null });
        yield return ("without the files that were put up", facts with { EvidenceTypes = [] });
        yield return ("with the whole line refunded before", facts with { RecoveredMinor = facts.LinePaidMinor });
        yield return ("with the payment charged back by the bank", facts with { ChargedBack = true });
        if (facts.Currency is { } currency)
        {
            yield return ($"with more than {new Money(facts.PaidMinor, currency)} claimed", facts with { AmountMinor = facts.PaidMinor + 1 });
        }
    }

    // One change per broken rule, all of them together: what it would have taken.
    private static IEnumerable<Counterfactual> Mended(EligibilityFacts facts, EligibilityVerdict verdict, PolicyPack pack)
    {
        List<string> changes = [];
        EligibilityFacts mended = facts;
        foreach (RuleFinding broken in verdict.Broken)
        {
            if (Mend(broken, mended, pack) is not ({ } change, { } next))
            {
                return [];
            }

            changes.Add(change);
            mended = next;
        }

        return EligibilityRules.Check(mended, pack).Eligible ? [new Counterfactual(string.Join(" and ", changes), Eligible)] : [];
    }

    private static (string Change, EligibilityFacts Facts)? Mend(RuleFinding broken, EligibilityFacts facts, PolicyPack pack) => broken.Code switch
    {
        "ELIG-05" when broken.EligibleFrom is { } from => ($"filed from {Moment(from)} on", facts with { Now = from }),
        "ELIG-05" when Closes(facts, pack) is { } closes => ($"filed by {Moment(closes)}", facts with { Now = closes }),
        "ELIG-06" => Contacted(facts, pack),
        "ELIG-07" when facts.DeliveredAt is { } delivered => ($"with the return posted on {Day(delivered)}", facts with { ReturnPostedAt = delivered }),
        "ELIG-08" => ($"with at least {pack.Eligibility.MinimumDescriptionLength} letters of description", facts with { Description = new string('x', pack.Eligibility.MinimumDescriptionLength) }),
        "ELIG-09" => ("with the required evidence", facts with { EvidenceTypes = [.. facts.EvidenceTypes, .. pack.Evidence.AcceptedTypes, .. pack.Evidence.AcceptedTypes] }),
        "ELIG-10" when !facts.OpenClaimOnLine && !facts.DecidedClaimOnLine => ("with nothing paid back before", facts with { RecoveredMinor = 0, ChargedBack = false }),
        "ELIG-11" when facts.Currency is { } currency => ($"with {new Money(facts.PaidMinor, currency)} claimed", facts with { AmountMinor = facts.PaidMinor, ClaimCurrency = currency }),
        _ => null,
    };

    private static (string Change, EligibilityFacts Facts) Contacted(EligibilityFacts facts, PolicyPack pack)
    {
        DateTimeOffset by = facts.Now - pack.Eligibility.SellerContactBeforeClaim;
        return ($"with a message to the seller by {Moment(by)}", facts with { SellerContactedAt = by });
    }

    private static DateTimeOffset? Closes(EligibilityFacts facts, PolicyPack pack) =>
        ClaimMustBeWithinItsWindow.ClosesAt(facts.Kind, facts.DeliveredAt, facts.EstimatedDeliveryAt, facts.PurchasedAt, pack.Eligibility);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
