using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Workflows;

/// <summary>Closes a stage. Commands that did not take effect in it no longer will, and say so.</summary>
internal static class StageClosing
{
    public static void Close(StageRecord stage, IEnumerable<CommandRecord> commands, DateTimeOffset now)
    {
        stage.ClosedAt ??= now;
        foreach (CommandRecord late in commands.Where(c => c.State == CommandState.Pending))
        {
            late.State = CommandState.Superseded;
        }
    }
}
