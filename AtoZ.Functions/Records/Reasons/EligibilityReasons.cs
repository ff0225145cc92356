using System.Globalization;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>
/// Why a claim may be filed, or not. Counterfactuals are the same rules run on other facts: a sentence is said only when it holds at its
/// border and inside.
/// </summary>
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
            verdict.Eligible ? [.. Spoiled(facts, pack)] : [.. EligibilityMended.Of(facts, verdict, pack)]);
    }

    /// <summary>The result of some facts as a word.</summary>
    public static string Word(EligibilityFacts facts, PolicyPack pack) => EligibilityRules.Check(facts, pack).Eligible ? Eligible : NotEligible;

    /// <summary>When the window of a claim closes, as its rule says.</summary>
    public static DateTimeOffset? Closes(EligibilityFacts facts, PolicyPack pack) => ClaimMustBeWithinItsWindow.ClosesAt(
        facts.Kind, facts.DeliveredAt, facts.EstimatedDeliveryAt ?? facts.ProvedUndeliveredFrom, facts.PurchasedAt, pack.Eligibility, facts.Condition);

    /// <summary>A moment to the second; what it bounds is rounded to the second before.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The second that a moment is in, or the next one: nothing before it is promised.</summary>
    public static DateTimeOffset Up(DateTimeOffset at) => Down(at) == at ? at : Down(at).AddSeconds(1);

    /// <summary>The second that a moment is in.</summary>
    public static DateTimeOffset Down(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private static IEnumerable<Counterfactual> Spoiled(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.Kind.IsNonDelivery() && facts.DeliveredAt is null
            && ScanDays.Find(facts.PurchasedAt, facts.Now, Eligible, at => Word(facts with { DeliveredAt = at }, pack)) is { } scanned)
        {
            yield return scanned;
        }

        foreach ((string change, EligibilityFacts[] cases) in Spoilers(facts, pack))
        {
            if (Array.TrueForAll(cases, c => Word(c, pack) == NotEligible))
            {
                yield return new Counterfactual(change, NotEligible);
            }
        }
    }

    private static IEnumerable<(string Change, EligibilityFacts[] Cases)> Spoilers(EligibilityFacts facts, PolicyPack pack)
    {
        if (Closes(facts, pack) is { } closes)
        {
            yield return ($"filed after {Moment(Up(closes))}", [facts with { Now = Up(closes).AddTicks(1) }, facts with { Now = closes.AddYears(1) }]);
        }

        yield return ("without a message to the seller", [facts with { SellerContactedAt = null }]);
        yield return ("without the files that were put up", [facts with { EvidenceTypes = [] }]);
        yield return ("with the whole line refunded before", [facts with { RecoveredMinor = facts.LinePaidMinor }]);
        yield return ("with the payment charged back by the bank", [facts with { ChargedBack = true }]);
        if (facts.Currency is { } currency && facts.PaidMinor < long.MaxValue / 2)
        {
            long most = AmountMustBeWithinWhatWasPaid.Most(facts, pack.Eligibility);
            yield return (
                $"with more than {new Money(most, currency)} claimed",
                [facts with { AmountMinor = most + 1 }, facts with { AmountMinor = (most * 2) + 1 }]);
        }
    }
}
