namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>What one rule found. A refusal shows every broken rule with all of this (PROCESS §2).</summary>
/// <param name="Code">Such as <c>ELIG-05</c>: the same in code, pack, test, refusal and timeline.</param>
/// <param name="Met">Whether the rule is met.</param>
/// <param name="Reason">One sentence: why it is not met. Empty when met.</param>
/// <param name="Fact">The fact that was looked at.</param>
/// <param name="Remedy">How to mend it. Empty when met.</param>
/// <param name="EligibleFrom">When it will be met by itself; null when never or not known.</param>
internal sealed record RuleFinding(string Code, bool Met, string Reason, string Fact, string Remedy, DateTimeOffset? EligibleFrom = null)
{
    /// <summary>Whether a word to the seller mends it, or opens the way to what does: no reason against an inquiry.</summary>
    public bool AskingMends { get; init; }

    /// <summary>The line of the order that it is about, where the claim has several; null where it has one.</summary>
    public int? Line { get; init; }
}

/// <summary>All findings of an eligibility check.</summary>
/// <param name="PolicyVersion">By which policy.</param>
/// <param name="Findings">Of every rule that was asked.</param>
/// <param name="EligibleFrom">When the claim would be eligible by waiting alone; null when it is now, or when waiting does not help.</param>
internal sealed record EligibilityVerdict(string PolicyVersion, IReadOnlyList<RuleFinding> Findings, DateTimeOffset? EligibleFrom)
{
    /// <summary>Whether every rule is met.</summary>
    public bool Eligible => this.Findings.All(f => f.Met);

    /// <summary>The rules that are not met.</summary>
    public IEnumerable<RuleFinding> Broken => this.Findings.Where(f => !f.Met);
}
