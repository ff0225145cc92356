using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>Nobody answered the proposal of a write-off within its maximum age: the debt stays where it is, and the proposal comes again.</summary>
internal sealed class LapseWriteOff(CaseStore cases)
{
    [Function(nameof(LapseWriteOff))]
    public Task Run([ActivityTrigger] string stageKey) => cases.ChangeByStage(stageKey, async (open, stage) =>
    {
        stage.ClosedAt ??= open.Now;
        await open.Note($"write-off-lapsed/{stage.Key}", Party.System, TimelineKind.ApprovalGiven, Audience.Staff, ("answer", nameof(CommandKind.RejectWriteOff)), ("byDefault", "true"));
        return true;
    });
}
