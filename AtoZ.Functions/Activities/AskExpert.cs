using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Email;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>Asks an independent expert for a second opinion on fraud, on a masked case.</summary>
public sealed class AskExpert(CaseStore cases, CaseMail mail)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(AskExpert))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        StageRecord asked = await cases.ChangeByStage(stageKey, async (open, stage) =>
        {
            await open.Note(WordingKeys.Of("expert-asked", stage), Party.System, TimelineKind.ExpertAsked, Audience.Staff, (Names.Deadline, stage.Deadline.ToString("o")));
            return stage;
        });
        await mail.ToExpert(asked, MailPurpose.ExpertAsked, CaseMail.Occasion(asked, WordingKeys.Of("1", asked)), begins: true);
    }
}
