using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Fraud;

/// <summary>Asks an independent expert for a second opinion on fraud, on a masked case.</summary>
internal sealed class AskExpert(CaseStore cases, CaseMail mail, ExpertCalls experts) : ITells<string>
{
    [Function(nameof(AskExpert))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        StageRecord asked = await cases.ChangeByStage(stageKey, async (open, stage) =>
        {
            if (await experts.Assign(open, stage))
            {
                await open.Note($"expert-asked/{Turn(stage)}", Party.System, TimelineKind.ExpertAsked, Audience.Staff, (Names.Deadline, stage.Deadline.ToString("o")));
            }

            return stage;
        });
        if (asked.AskedOf is not null)
        {
            await mail.ToExpert(asked, MailPurpose.ExpertAsked, CaseMail.Occasion(asked, Turn(asked)), begins: true);
        }
    }

    // The first expert of a wording, and the ones after a conflict of interest: each is asked once.
    private static string Turn(StageRecord stage) => stage.EventName[(stage.EventName.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
