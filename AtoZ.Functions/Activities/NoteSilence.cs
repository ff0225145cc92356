using AtoZ.Functions.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>Puts on record that the seller's window ended without an answer.</summary>
public sealed class NoteSilence(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(NoteSilence))]
    public Task Run([ActivityTrigger] string stageKey) => cases.ChangeByStage(stageKey, async (open, stage) =>
    {
        open.SystemTurn(ClaimStatus.Paying);
        await open.Note($"seller-silent/{stage.Round}", Party.System, TimelineKind.SellerSilent, Audience.Both, (Names.Deadline, stage.Deadline.ToString("o")));
        return true;
    });
}
