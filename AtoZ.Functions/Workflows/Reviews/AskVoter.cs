using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Fraud;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>
/// Asks for a vote: the independent seat by mail, the marketplace's own on its desk. From the second round on it is a
/// reassignment, which the timeline keeps.
/// </summary>
internal sealed class AskVoter(CaseStore cases, CaseMail mail, ExpertCalls experts) : ITells<string>
{
    [Function(nameof(AskVoter))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        StageRecord asked = await cases.ChangeByStage(stageKey, async (open, stage) =>
        {
            if (stage.Round > 1)
            {
                await open.Note(
                    $"reassigned/{stage.Key}",
                    Party.System,
                    TimelineKind.Reminded,
                    Audience.Staff,
                    (Names.Seat, stage.Seat?.ToString()),
                    (Names.Deadline, stage.Deadline.ToString("o")));
            }

            if (stage.NextActor == Party.Expert)
            {
                await experts.Assign(open, stage);
            }

            return stage;
        });
        if (asked.AskedOf is not null)
        {
            await mail.ToExpert(asked, MailPurpose.VoteAsked, CaseMail.Occasion(asked, asked.Key), begins: true);
        }
    }
}
