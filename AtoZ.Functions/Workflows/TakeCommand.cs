using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// Asks a stage for its command. Taking it and closing the stage are one transaction, so that no answer is accepted and then
/// forgotten; a repeat finds the stage closed and gives the same command again.
/// </summary>
internal sealed class TakeCommand(CaseStore cases)
{
    [Function(nameof(TakeCommand))]
    public Task<StageAnswer> Run([ActivityTrigger] CommandQuestion question) => cases.ChangeByStage(question.StageKey, (open, stage) => Take(open, stage, question.At));

    private static async Task<StageAnswer> Take(OpenedCase open, StageRecord stage, DateTimeOffset at)
    {
        List<CommandRecord> commands = await open.Db.Commands.Where(c => c.StageKey == stage.Key).OrderBy(c => c.GivenAt).ThenBy(c => c.Id).ToListAsync();
        if (stage.ClosedAt is not null)
        {
            return new StageAnswer(true, Said(commands.SingleOrDefault(c => c.State == CommandState.Taken)), null);
        }

        List<CommandRecord> pending = [.. commands.Where(c => c.State == CommandState.Pending)];
        bool ended = at >= stage.Deadline;
        if (pending.FirstOrDefault(c => ended || (!c.SendsItself && c.EffectiveAt <= at)) is { } command)
        {
            command.State = CommandState.Taken;
            await Show(open, stage, command);
            ended = true;
        }

        if (!ended)
        {
            return new StageAnswer(false, null, pending.Where(c => !c.SendsItself).Min(c => (DateTimeOffset?)c.EffectiveAt), stage.Deadline);
        }

        StageClosing.Close(stage, commands, open.Now);
        return new StageAnswer(true, Said(commands.SingleOrDefault(c => c.State == CommandState.Taken)), null);
    }

    // Until now only its own party knew of it.
    private static async Task Show(OpenedCase open, StageRecord stage, CommandRecord command)
    {
        if (CommandTimeline.Waits(command.Kind, command.SendsItself) && CommandTimeline.Of(command.Kind) is var (kind, audience))
        {
            object payload = JsonSerializer.Deserialize(command.Payload, PartyActions.PayloadOf(command.Kind), JsonSerializerOptions.Web)!;
            NewCommand sent = new(command.ClaimId, command.Kind, command.Party, command.Actor, payload);
            (string, string?)[] facts = [.. CommandTimeline.Facts(sent, open.Claim, stage).Select(f => (f.Key, (string?)f.Value))];
            await open.Note($"command/{command.Id}", command.Party, kind, audience, facts);
        }
    }

    private static TakenCommand? Said(CommandRecord? command) => command is null ? null : new TakenCommand(command.Id, command.Kind);
}
