using System.Globalization;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>One rule of eligibility: pure, so that the preview, the filing and a later recomputation find the same.</summary>
/// <param name="code">Such as <c>ELIG-05</c>.</param>
/// <param name="sentence">The rule as a person would say it.</param>
/// <param name="needsOrder">Whether it can't be judged without the order line.</param>
internal abstract class EligibilityRule(string code, string sentence, bool needsOrder)
{
    /// <summary>The same in code, rule table, test, refusal and timeline.</summary>
    public string Code => code;

    /// <summary>The rule as a person would say it.</summary>
    public string Sentence => sentence;

    /// <summary>Whether it can't be judged without the order line.</summary>
    public bool NeedsOrder => needsOrder;

    /// <summary>Looks at the facts.</summary>
    public abstract RuleFinding Check(EligibilityFacts facts, PolicyPack pack);

    /// <summary>The policy does not ask for the rule where this claim belongs.</summary>
    public RuleFinding NotAsked() => Met("The policy does not ask for this here.");

    protected RuleFinding Met(string fact) => new(Code, true, "", fact, "");

    protected RuleFinding Broken(string reason, string fact, string remedy, DateTimeOffset? eligibleFrom = null) =>
        new(Code, false, reason, fact, remedy, eligibleFrom);

    /// <summary>An instant in a fact.</summary>
    protected static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
