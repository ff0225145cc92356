using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Losses;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>What eligibility found, in JSON.</summary>
/// <param name="Eligible">Whether the claim may be filed now.</param>
/// <param name="PolicyVersion">By which policy.</param>
/// <param name="EligibleFrom">When waiting alone would make it eligible.</param>
/// <param name="FailedRules">Each rule that is not met.</param>
/// <param name="MetRules">Codes of the rules that are met.</param>
/// <param name="Losses">What the lines of a harm claim come to; null when it has none.</param>
internal sealed record Findings(
    bool Eligible, string? PolicyVersion, DateTimeOffset? EligibleFrom, IReadOnlyList<RuleShown> FailedRules, IReadOnlyList<string> MetRules, LossesShown? Losses = null)
{
    /// <summary>The findings of a verdict.</summary>
    public static Findings Of(EligibilityVerdict verdict, LossBreakdown? losses = null) =>
        new Findings(verdict.Eligible, verdict.PolicyVersion, verdict.EligibleFrom, Broken(verdict), [.. verdict.Findings.Select(f => f.Code).Except(verdict.Broken.Select(f => f.Code), StringComparer.Ordinal)], LossesShown.Of(losses));

    /// <summary>The problem of a claim that was not taken in, naming each wrong field or broken rule.</summary>
    public static Answer Refused(IntakeResult result)
    {
        return result.FieldErrors.Count > 0
            ? Problems.From(result.Refusal!, [.. result.FieldErrors.Select(e => new RuleShown(e.Code, e.Detail, e.Field ?? "", e.Remedy, null))])
            : Problems.From(result.Refusal!, result.Verdict is { } verdict ? Broken(verdict) : []) with { OnRecord = result.Verdict is not null };
    }

    private static List<RuleShown> Broken(EligibilityVerdict verdict) =>
        [.. verdict.Broken.Select(f => new RuleShown(f.Code, f.Reason, f.Fact, f.Remedy, f.EligibleFrom) { Line = f.Line })];
}
