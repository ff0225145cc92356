using AtoZ.Functions.Data;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Closes a stage that something outside of it ended.</summary>
internal sealed class CloseStage(CaseStore cases)
{
    [Function(nameof(CloseStage))]
    public Task Run([ActivityTrigger] string stageKey) => cases.ChangeByStage(stageKey, async (open, stage) =>
    {
        List<CommandRecord> commands = await open.Db.Commands.Where(c => c.StageKey == stage.Key).ToListAsync();
        StageClosing.Close(stage, commands, open.Now);
        return true;
    });
}
