using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>Why a claim went on, or to a person.</summary>
internal static class FraudReasons
{
    public static Reasoning Of(FraudCheckFacts looked, FraudTerms terms)
    {
        HashSet<string> snoozed = new(looked.Snoozed, StringComparer.Ordinal);
        FraudFacts facts = looked.Facts;
        FraudAssessment found = FraudCheck.Run(facts, terms, snoozed);
        return new Reasoning(
            Word(found.Band),
            [.. found.Findings.Select(f => new RuleResult(f.Code, !f.Fired, f.Sentence, f.Facts, f.Fired ? $"It adds {f.Weight} to the score." : ""))],
            [.. Others(facts, Word(found.Band), f => Word(FraudCheck.Run(f, terms, snoozed).Band)).Where(c => c.Outcome != Word(found.Band))]);
    }

    private static IEnumerable<Counterfactual> Others(FraudFacts facts, string now, Func<FraudFacts, string> band)
    {
        List<(string Change, Func<FraudFacts, FraudFacts> Apply)> single = [.. Singles(facts)];
        foreach ((string change, Func<FraudFacts, FraudFacts> apply) in single)
        {
            yield return new Counterfactual(change, band(apply(facts)));
        }

        for (int i = 0; i < single.Count; i++)
        {
            for (int j = i + 1; j < single.Count; j++)
            {
                yield return new Counterfactual($"{single[i].Change} and {single[j].Change}", band(single[j].Apply(single[i].Apply(facts))));
            }
        }

        foreach (Counterfactual scanned in Scanned(facts, single, now, band))
        {
            yield return scanned;
        }
    }

    private static IEnumerable<Counterfactual> Scanned(
        FraudFacts facts, List<(string Change, Func<FraudFacts, FraudFacts> Apply)> single, string now, Func<FraudFacts, string> band)
    {
        if (facts.DeliveredAt is not null)
        {
            yield break;
        }

        if (ScanDays.Find(facts.ShippedAt ?? facts.PurchasedAt, facts.FiledAt, now, at => band(facts with { DeliveredAt = at })) is { } alone)
        {
            yield return alone;
        }

        foreach ((string change, Func<FraudFacts, FraudFacts> apply) in single)
        {
            if (ScanDays.Find(facts.ShippedAt ?? facts.PurchasedAt, facts.FiledAt, now, at => band(apply(facts) with { DeliveredAt = at })) is { } both)
            {
                yield return both with { Change = $"{change} and {both.Change}" };
            }
        }
    }

    private static IEnumerable<(string Change, Func<FraudFacts, FraudFacts> Apply)> Singles(FraudFacts facts)
    {
        if (facts.DeliveredAt is not null)
        {
            yield return ("without a carrier scan of delivery", f => f with { DeliveredAt = null });
        }

        yield return facts.ClaimsWithTheSameFile > 0
            ? ("without a file that is in another claim", f => f with { ClaimsWithTheSameFile = 0 })
            : ("with a file that is in one other claim", f => f with { ClaimsWithTheSameFile = 1 });
        if (facts.EarlierClaims.Count > 0)
        {
            yield return ("without earlier claims of the buyer", f => f with { EarlierClaims = [] });
        }

        if (facts.PaidMinor is { } paid && facts.AmountMinor > paid)
        {
            yield return ("with just what was paid claimed", f => f with { AmountMinor = paid });
        }
    }

    private static string Word(FraudBand band) => band.ToString();
}

/// <summary>What a person, or the deadline, said of fraud: only an investigator may call a claim fraudulent, and silence clears it.</summary>
internal static class FraudVerdictReasons
{
    public static Reasoning Of(FraudVerdictFacts facts)
    {
        string outcome = Outcome(facts);
        FraudVerdictFacts other = facts with { By = Guarantee.Claims.Party.Investigator, Fraudulent = !facts.Fraudulent || facts.By is null };
        return new Reasoning(
            outcome,
            [
                new RuleResult("FRAUD-PERSON", facts.By is not null, "A person looked at the claim.", facts.By?.ToString() ?? "Nobody until the deadline; silence clears.", facts.Words),
                new RuleResult("FRAUD-FOUND", !facts.Fraudulent || facts.Found is { Length: > 0 }, "A party's history alone never refuses a claim: something was found beside it.", facts.Found ?? "Nothing."),
            ],
            Outcome(other) == outcome ? [] : [new Counterfactual($"with an investigator's word that the claim is {(other.Fraudulent ? "fraudulent" : "genuine")}", Outcome(other))]);
    }

    private static string Outcome(FraudVerdictFacts facts) => facts is { By: Guarantee.Claims.Party.Investigator, Fraudulent: true } ? "Fraudulent" : "Genuine";
}
