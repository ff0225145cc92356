using AtoZ.Functions.Guarantee.Claims;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>Puts on record that the two votes differ and a senior adjudicator decides.</summary>
internal sealed class NoteSplit(CaseStore cases)
{
    [Function(nameof(NoteSplit))]
    public Task Run([ActivityTrigger] ReviewOpening review) =>
        cases.Change(review.ClaimId, open => open.Note($"votes-split/{review.Number}", Party.System, TimelineKind.VotesSplit, Audience.Both));
}
