using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Tells those concerned that a stage ends later: a side that was given time, and an expert, whose link ended with the stage.</summary>
internal sealed class TellStageMoved(CaseStore cases, CaseMail mail)
{
    /// <summary>Each is told once per new end, however many stages moved.</summary>
    [Function(nameof(TellStageMoved))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (StageRecord stage, ReplyTimeRecord? time) = await cases.ChangeByStage(stageKey, async (open, stage) =>
        {
            List<ReplyTimeRecord> given = await open.Db.ReplyTimes.Where(r => r.ClaimId == stage.ClaimId && r.EndedAt == null).ToListAsync();
            return (stage, given.Where(g => g.Until > open.Now).MaxBy(g => g.From));
        });
        if (time is not null)
        {
            Dictionary<string, string> facts = new() { [Names.Deadline] = time.Until.ToString("o") };
            if (time.RestDaysOf is { } country)
            {
                facts[Names.RestDays] = country;
            }

            await mail.ToParty(stage.ClaimId, time.Party, MailPurpose.TimeGiven, time.EvidenceId, facts);
        }

        // After a bounce the question itself is asked again.
        if (stage.NextActor == Party.Expert && (time is not null || stage.RestartedAt is null))
        {
            MailPurpose again = stage.Kind == StageKind.Vote ? MailPurpose.VoteReminder : MailPurpose.ExpertAsked;
            await mail.ToExpert(stage, again, $"{stage.Key}/until/{stage.Deadline.ToUnixTimeSeconds()}");
        }
    }
}
