using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>
/// Which seats the present staff and experts cannot fill, and what then happens (PROCESS §7): nobody fills two seats of a claim, so each role needs as
/// many people as a claim may ask. Pure.
/// </summary>
internal static class StaffingGaps
{
    /// <summary>The gaps; none when every seat can be filled.</summary>
    /// <param name="staff">Everybody of the staff; null where only the identity provider knows, and nothing is said of them.</param>
    /// <param name="experts">The pool of independent experts.</param>
    /// <param name="policy">The policy in force.</param>
    public static IReadOnlyList<StaffingGap> Of(IReadOnlyList<StaffMember>? staff, IReadOnlyList<string> experts, PolicyPack policy) =>
        [.. Needed(policy).Select(gap => gap with { Have = Have(gap.Role, staff, experts) ?? gap.Need }).Where(gap => gap.Have < gap.Need)];

    private static int? Have(Party role, IReadOnlyList<StaffMember>? staff, IReadOnlyList<string> experts) =>
        role == Party.Expert ? experts.Count : staff?.Count(member => member.Is(role));

    private static IEnumerable<StaffingGap> Needed(PolicyPack policy)
    {
        string byDefault = $"the review is decided for the {(policy.Appeals.DefaultForBuyer ? "buyer" : "seller")} by default after {PolicyDurations.Format(policy.Appeals.MaximumAge)}";
        string review = $"the payout goes to a review after {PolicyDurations.Format(policy.Payouts.ApprovalMaximumAge)}";
        yield return new("The decision about fraud", Party.Investigator, 1, "the claim is cleared when the time ends");
        yield return new("The marketplace's vote in a review", Party.Reviewer, 1, byDefault);
        yield return new("The adjudication of a split vote, and the vote in an appeal", Party.Reviewer, 2, byDefault);
        yield return new("The vote in an appeal after a split vote", Party.Reviewer, 3, byDefault);
        yield return new("The adjudication in an appeal after a split vote", Party.Reviewer, 4, byDefault);
        yield return new("The approval of a payout above the limit", Party.Approver, 1, review);
        yield return new("The second approval of a payout above the higher limit", Party.Approver, 2, review);
        yield return new("The answer to a plan of instalments", Party.Collector, 1, "the plan is granted when the time ends");
        yield return new("The independent opinion on fraud", Party.Expert, 1, "an investigator decides without it");
        yield return new("The independent vote", Party.Expert, 1, byDefault);
        yield return new("The independent vote in an appeal, or after an opinion on fraud, or in place of who did not answer", Party.Expert, 2, byDefault);
        yield return new("The independent vote in an appeal of a claim with an opinion on fraud", Party.Expert, 3, byDefault);
    }
}

/// <summary>A seat that cannot be filled.</summary>
/// <param name="Seat">Which.</param>
/// <param name="Role">Who fills it.</param>
/// <param name="Need">How many people of the role a claim may need before somebody is left for it.</param>
/// <param name="Then">What happens without.</param>
internal sealed record StaffingGap(string Seat, Party Role, int Need, string Then)
{
    /// <summary>How many there are.</summary>
    public int Have { get; init; }

    /// <summary>The gap as staff read it.</summary>
    public string Sentence => $"{this.Seat} cannot always be filled: it needs {this.Need} of the role {this.Role}, there are {this.Have}. Without, {this.Then}.";
}
