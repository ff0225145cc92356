using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>Asks whether two votes for the buyer uphold the same lines of a claim that has several; where they do not, it is a split (PROCESS §7).</summary>
internal sealed class AgreeOnLines(CaseStore cases)
{
    /// <returns>Whether they agree.</returns>
    [Function(nameof(AgreeOnLines))]
    public Task<bool> Run([ActivityTrigger] ReviewOpening review) => cases.Read(review.ClaimId, async open =>
    {
        List<VoteRecord> votes = await open.Db.Votes.Where(v => v.ClaimId == review.ClaimId && v.AppealNumber == review.Number && v.Seat != Seat.Adjudicator).ToListAsync();
        return Appeals.AgreeOnLines(votes.Select(v => LineRefusal.In(v.RefusedLines)));
    });
}
