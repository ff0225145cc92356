using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>Words a claim anew; what it said before stays beside it, unchanged.</summary>
internal sealed class ChangeReason(CaseStore cases)
{
    /// <summary>A repeat finds the statement and changes nothing.</summary>
    [Function(nameof(ChangeReason))]
    public Task Run([ActivityTrigger] ReasonChanged changed) => cases.Change(changed.ClaimId, async open =>
    {
        (CommandRecord command, ReasonChangePayload change) = await open.Command<ReasonChangePayload>(changed.CommandId);
        List<StatementRecord> earlier = await open.Db.Statements.Where(s => s.ClaimId == changed.ClaimId).ToListAsync();
        if (earlier.Exists(s => s.At == command.GivenAt))
        {
            return;
        }

        ClaimRecord claim = open.Claim;
        if (earlier.Count == 0)
        {
            open.Db.Statements.Add(Statement(claim, 1, claim.FiledAt));
        }

        (claim.Kind, claim.Description) = (change.Kind, change.Description.Trim());
        open.SystemTurn(ClaimStatus.Checking);
        open.Db.Statements.Add(Statement(claim, Math.Max(earlier.Count, 1) + 1, command.GivenAt));
    });

    private static StatementRecord Statement(ClaimRecord claim, int number, DateTimeOffset at) =>
        new() { ClaimId = claim.Id, Number = number, Party = Party.Buyer, Kind = claim.Kind, Text = claim.Description, At = at };
}
