using AtoZ.Functions.Guarantee.Policy.FraudRules;

namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>
/// Weights and bands of the fraud check (PROCESS §4). A score from <c>ReviewFrom</c> goes to a person; from <c>BlockFrom</c> too, marked as urgent.
/// Rules FRAUD-P, FRAUD-L, FRAUD-S.
/// </summary>
public sealed record FraudTerms(
    int ReviewFrom,
    int BlockFrom,
    TimeSpan ExpertWindow,
    TimeSpan InvestigatorWindow,
    TimeSpan TaskLease,
    TimeSpan SnoozeAtMost,
    int ShortestFinding,
    int FairnessFrom,
    decimal FairnessRatio,
    IReadOnlyList<string> EditingPrograms,
    IReadOnlyList<string> TheftProne,
    IReadOnlyDictionary<string, FraudRuleTerms> Rules)
{
    internal static FraudTerms Read(PackSection s) => new(
        s.Integer("reviewFrom"),
        s.Integer("blockFrom"),
        s.Duration("expertWindow"),
        s.Duration("investigatorWindow"),
        s.Duration("taskLease"),
        s.Duration("snoozeAtMost"),
        s.Integer("shortestFinding"),
        s.Integer("fairnessFrom"),
        s.Decimal("fairnessRatio"),
        s.Texts("editingPrograms"),
        s.Texts("theftProne"),
        s.Each("rules", rule => new FraudRuleTerms(
            rule.Version("version"), rule.Integer("weight"), rule.Decimal("threshold"), rule.Has("window") ? rule.Duration("window") : null, rule.Has("shadow") && rule.Flag("shadow"))));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(ReviewFrom > 0, "$.fraud.reviewFrom", "must be above zero, or every claim would go to a person");
        yield return new(ReviewFrom < BlockFrom, "$.fraud.blockFrom", "must be above reviewFrom");
        foreach (PackCheck check in PackCheck.SameCodes("$.fraud.rules", FraudCheck.Rules.Select(rule => rule.Code), Rules.Keys))
        {
            yield return check;
        }

        foreach (FraudRule rule in FraudCheck.Rules.Where(rule => rule.LooksBack))
        {
            yield return new(Rules[rule.Code].Window is not null, $"$.fraud.rules.{rule.Code}.window", "is missing: the rule looks back");
        }
    }
}

/// <summary>
/// One weighted rule: its version, weight and threshold (the unit is the rule's own), and how far it looks back when it does. A shadow
/// rule runs beside the live ones and is recorded, but counts for nothing: its effect is seen before it has one.
/// </summary>
public sealed record FraudRuleTerms(int Version, int Weight, decimal Threshold, TimeSpan? Window = null, bool Shadow = false);
