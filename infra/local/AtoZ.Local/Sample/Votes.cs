using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Local.Sample;

/// <summary>Votes of scripted reviewers, complete by the criteria of the policy.</summary>
internal static class Votes
{
    /// <summary>A vote that follows from its criteria: all met for the buyer, the first one not met for the seller.</summary>
    public static VotePayload For(bool buyer, string reason) => new(
        buyer,
        [.. Appeals.Criteria.Keys.Select((code, index) => new CriterionVote(code, buyer || index > 0, reason))]);

    /// <summary>Which reviewer votes, counted from 0: nobody fills two seats of a claim, so each review of it has reviewers of its own.</summary>
    public static int ReviewerOf(StageRecord stage)
    {
        int review = int.Parse(stage.EventName.Split('/')[1], CultureInfo.InvariantCulture);
        return (2 * (review - 1)) + (stage.Seat == Seat.Adjudicator ? 1 : 0);
    }
}
