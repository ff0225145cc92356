using AtoZ.Functions.Claims;
using AtoZ.Functions.Policy;

namespace AtoZ.Local.Sample;

/// <summary>Votes of scripted reviewers, complete by the criteria of the policy.</summary>
public static class Votes
{
    /// <summary>A vote that follows from its criteria: all met for the buyer, the first one not met for the seller.</summary>
    public static VotePayload For(bool buyer, string reason) => new(
        buyer,
        [.. Appeals.Criteria.Keys.Select((code, index) => new CriterionVote(code, buyer || index > 0, reason))]);
}
