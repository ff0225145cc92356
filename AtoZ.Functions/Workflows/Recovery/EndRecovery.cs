using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>Ends a recovery: its stages are closed, the timeline and the seller are told how it ended.</summary>
internal sealed class EndRecovery(CaseStore cases, CaseMail mail)
{
    [Function(nameof(EndRecovery))]
    public async Task Run([ActivityTrigger] DebtId id)
    {
        (ClaimId claim, Dictionary<string, string> facts) = await cases.ChangeByDebt(id, async (open, debt) =>
        {
            await DebtArrangements.Follow(open, debt);
            List<StageRecord> stages = await open.Db.Stages.Where(s => s.DebtId == id && s.ClosedAt == null).ToListAsync();
            List<CommandRecord> commands = await open.Db.Commands.Where(c => c.DebtId == id).ToListAsync();
            stages.ForEach(s => StageClosing.Close(s, commands.Where(c => c.StageKey == s.Key), open.Now));
            await open.Note(
                $"recovery-ended/{id}",
                Party.System,
                TimelineKind.RecoveryEnded,
                Audience.Seller,
                (Names.DebtState, debt.State.ToString()),
                (Names.Amount, debt.Outstanding.ToString()));
            return (debt.ClaimId, DebtFacts.Of(debt));
        });
        await mail.ToParty(claim, Party.Seller, MailPurpose.DebtEnded, id.Value, facts, id);
    }
}
