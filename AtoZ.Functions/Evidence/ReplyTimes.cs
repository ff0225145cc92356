using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Evidence;

/// <summary>Gives the other side time when a side comes late with evidence (PROCESS §3).</summary>
internal sealed class ReplyTimes(IPolicyLibrary policies, Timeline timeline, TimeProvider clock)
{
    /// <summary>Gives the time that the policy demands, within the caller's transaction.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="record">What was added just now.</param>
    /// <returns>The stages whose end moved; the caller wakes them after the commit.</returns>
    public async Task<IReadOnlyList<StageRecord>> Give(AtoZDb db, ClaimRecord claim, EvidenceRecord record)
    {
        DateTimeOffset now = clock.GetUtcNow();
        PolicyPack policy = policies.For(claim);
        List<StageRecord> open = await db.Stages.Where(s => s.ClaimId == claim.Id && s.ClosedAt == null && s.DebtId == null).ToListAsync();
        List<ReplyTimeRecord> given = await db.ReplyTimes.Where(r => r.ClaimId == claim.Id).ToListAsync();
        PartyWindows windows = await PartyCalendars.Of(db, claim, policy);
        if (LateEvidence.TimeFor(record.Party, claim, open, given, record.RequestId is not null, windows, now) is not { } other)
        {
            return [];
        }

        (DateTimeOffset until, string? restDaysOf) = windows.ToReply(other, now);
        db.ReplyTimes.Add(new ReplyTimeRecord { ClaimId = claim.Id, EvidenceId = record.Id, Party = other, From = now, Until = until, RestDaysOf = restDaysOf });
        Dictionary<string, string> facts = new() { [Names.Party] = other.ToString(), [Names.Deadline] = until.ToString("o") };
        await timeline.Append(db, claim.Id, $"time-given/{record.Id}", Party.System, TimelineKind.TimeGiven, Audience.Both, facts);
        AppealRecord? review = await db.Appeals.Where(a => a.ClaimId == claim.Id && a.DecidedAt == null).OrderBy(a => a.Number).LastOrDefaultAsync();
        List<StageRecord> moved = [];
        foreach (StageRecord stage in open)
        {
            DateTimeOffset end = LateEvidence.Extended(stage, other, until, policy, review?.OpenedAt);
            if (end > stage.Deadline)
            {
                StageTimes.Move(claim, stage, end);
                moved.Add(stage);
            }
        }

        return moved;
    }
}
