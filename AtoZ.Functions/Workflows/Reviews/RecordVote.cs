using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>Keeps the vote of a seat; the other seat does not see it before the decision.</summary>
internal sealed class RecordVote(CaseStore cases)
{
    /// <returns>Whether the vote is for the buyer.</returns>
    [Function(nameof(RecordVote))]
    public Task<bool> Run([ActivityTrigger] VoteCast cast) => cases.Change(cast.ClaimId, async open =>
    {
        (CommandRecord command, VotePayload vote) = await open.Command<VotePayload>(cast.CommandId);
        if (!await open.Db.Votes.AnyAsync(v => v.ClaimId == cast.ClaimId && v.AppealNumber == cast.Number && v.Seat == cast.Seat))
        {
            open.Db.Votes.Add(new VoteRecord
            {
                ClaimId = cast.ClaimId,
                AppealNumber = cast.Number,
                Seat = cast.Seat,
                Voter = command.Actor,
                ForBuyer = vote.ForBuyer,
                RefusedLines = vote.RefusedLines is { Count: > 0 } refused ? JsonSerializer.Serialize(refused, JsonSerializerOptions.Web) : null,
                Criteria = JsonSerializer.Serialize(vote.Criteria, JsonSerializerOptions.Web),
                At = command.GivenAt,
            });
        }

        return vote.ForBuyer;
    });
}
