using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Records.Reasons;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>
/// Counts what approvers said of a payout. Each person counts once; one refusal stops it, and so does the buyer who withdraws, or money that
/// came another way.
/// </summary>
internal sealed class ApplyApprovals(CaseStore cases)
{
    [Function(nameof(ApplyApprovals))]
    public Task<ApprovalStanding> Run([ActivityTrigger] ApprovalQuestion question) => cases.ChangeByStage(question.StageKey, async (open, stage) =>
    {
        List<CommandRecord> commands = await open.Db.Commands.Where(c => c.StageKey == stage.Key).OrderBy(c => c.GivenAt).ThenBy(c => c.Id).ToListAsync();
        foreach (CommandRecord command in commands.Where(c => c.State == CommandState.Pending))
        {
            if (Standing(commands, question.Needed).Ended)
            {
                break;
            }

            command.State = CommandState.Taken;
            await Keep(open, command);
        }

        ApprovalStanding standing = Standing(commands, question.Needed);
        standing = standing with { Lapsed = !standing.Ended && (question.Lapse || stage.ClosedAt is not null) };
        standing = standing with { Ended = standing.Ended || standing.Lapsed };
        if (standing.Ended && stage.ClosedAt is null)
        {
            StageClosing.Close(stage, commands, open.Now);
            await Record(open, stage, commands, question.Needed);
            open.SystemTurn(standing switch
            {
                { Rejected: true } or { Lapsed: true } => ClaimStatus.InReview,
                { Withdrawn: true } or { MadeGood: true } => ClaimStatus.AwaitingApproval,
                _ => ClaimStatus.Paying,
            });
        }

        return standing;
    });

    private static async Task Record(OpenedCase open, StageRecord stage, List<CommandRecord> commands, int needed)
    {
        List<ApproverWord> words = [];
        foreach (CommandRecord command in commands.Where(c => c.State == CommandState.Taken && c.Party == Party.Approver))
        {
            (_, ReasonPayload reason) = await open.Command<ReasonPayload>(command.Id);
            words.Add(new ApproverWord(command.Actor, command.Kind == CommandKind.ApprovePayout, reason.Reason ?? ""));
        }

        bool withdrawn = commands.Exists(c => c.State == CommandState.Taken && c.Kind == CommandKind.BuyerWithdraws);
        CommandRecord? last = commands.LastOrDefault(c => c.State == CommandState.Taken);
        await open.Decide(DecisionKind.PayoutApproval, $"approval/{stage.Key}", Audience.Staff, new ApprovalFacts(needed, words, withdrawn), by: last);
    }

    private static ApprovalStanding Standing(IEnumerable<CommandRecord> commands, int needed)
    {
        List<CommandRecord> taken = [.. commands.Where(c => c.State == CommandState.Taken)];
        bool withdrawn = taken.Any(c => c.Kind == CommandKind.BuyerWithdraws);
        bool madeGood = taken.Any(c => c.Kind == CommandKind.MadeGoodElsewhere);
        bool rejected = taken.Any(c => c.Kind == CommandKind.RejectPayout);
        int approvers = taken.Where(c => c.Kind == CommandKind.ApprovePayout).Select(c => c.Actor).Distinct(StringComparer.Ordinal).Count();
        return new ApprovalStanding(withdrawn || madeGood || rejected || approvers >= needed, rejected, withdrawn, MadeGood: madeGood);
    }

    private static async Task Keep(OpenedCase open, CommandRecord command)
    {
        if (command.Party != Party.Approver || await open.Db.PayoutApprovals.FindAsync(open.Claim.Id, command.Actor) is not null)
        {
            return;
        }

        (_, ReasonPayload reason) = await open.Command<ReasonPayload>(command.Id);
        open.Db.PayoutApprovals.Add(new PayoutApprovalRecord
        {
            ClaimId = open.Claim.Id,
            Approver = command.Actor,
            Approved = command.Kind == CommandKind.ApprovePayout,
            Reason = reason.Reason ?? "",
            At = command.GivenAt,
        });
    }
}
