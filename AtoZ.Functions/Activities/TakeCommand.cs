using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Activities;

/// <summary>
/// Asks a stage for its command. Taking it and closing the stage are one transaction, so that no answer is accepted and then
/// forgotten; a repeat finds the stage closed and gives the same command again.
/// </summary>
public sealed class TakeCommand(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(TakeCommand))]
    public Task<StageAnswer> Run([ActivityTrigger] CommandQuestion question) => cases.ChangeByStage(question.StageKey, (open, stage) => Take(open, stage, question.At));

    private static async Task<StageAnswer> Take(OpenCase open, StageRecord stage, DateTimeOffset at)
    {
        List<CommandRecord> commands = await open.Db.Commands.Where(c => c.StageKey == stage.Key).OrderBy(c => c.GivenAt).ThenBy(c => c.Id).ToListAsync();
        if (stage.ClosedAt is not null)
        {
            return new StageAnswer(true, Said(commands.SingleOrDefault(c => c.State == CommandState.Taken)), null);
        }

        List<CommandRecord> pending = [.. commands.Where(c => c.State == CommandState.Pending)];
        bool ended = at >= stage.Deadline;
        if (pending.FirstOrDefault(c => ended || c.EffectiveAt <= at) is { } command)
        {
            command.State = CommandState.Taken;
            ended = true;
        }

        if (!ended)
        {
            return new StageAnswer(false, null, pending.Count > 0 ? pending.Min(c => c.EffectiveAt) : null, stage.Deadline);
        }

        StageClosing.Close(stage, commands, open.Now);
        return new StageAnswer(true, Said(commands.SingleOrDefault(c => c.State == CommandState.Taken)), null);
    }

    private static TakenCommand? Said(CommandRecord? command) => command is null ? null : new TakenCommand(command.Id, command.Kind);
}
