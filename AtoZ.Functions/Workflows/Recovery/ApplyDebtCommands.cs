using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records.Reasons;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>
/// Does what parties told a debt to do: pages to pay on, offsets, approvals of a write-off. Commands and money are one transaction, so a
/// repeat finds nothing left to do and gives the same standing.
/// </summary>
internal sealed class ApplyDebtCommands(CaseStore cases, IPaymentGateway gateway, ArrangementMail mail)
{
    [Function(nameof(ApplyDebtCommands))]
    public async Task<DebtStanding> Run([ActivityTrigger] DebtId id)
    {
        DebtStanding standing = await cases.ChangeByDebt(id, ApplyAll);
        await mail.Tell(id);
        return standing;
    }

    private async Task<DebtStanding> ApplyAll(OpenedCase open, DebtRecord debt)
    {
        List<CommandRecord> commands = await open.Db.Commands
            .Where(c => c.DebtId == debt.Id && c.State == CommandState.Pending)
            .OrderBy(c => c.GivenAt).ThenBy(c => c.Id)
            .ToListAsync();
        foreach (CommandRecord command in commands)
        {
            command.State = debt.ClosedAt is null ? CommandState.Taken : CommandState.Superseded;
            await Apply(open, debt, command);
        }

        await DebtArrangements.Follow(open, debt);
        return await DebtFacts.Standing(open, debt, await WriteOffRefused(open, debt));
    }

    private Task Apply(OpenedCase open, DebtRecord debt, CommandRecord command) => (command.State, command.Kind) switch
    {
        (CommandState.Taken, CommandKind.PayDebt) => Pay(open, debt, command),
        (CommandState.Taken, CommandKind.OffsetDebt) => Offset(open, debt, command),
        (CommandState.Taken, CommandKind.ApproveWriteOff) => WriteOff(open, debt, command),
        (CommandState.Taken, CommandKind.CancelDebt) => DebtBook.Cancel(open.Db, debt, ChartOfAccounts.GuaranteeExpense, open.Now),
        (CommandState.Taken, CommandKind.RejectWriteOff) => Refuse(open, command),
        (CommandState.Taken, _) => Arrange(open, debt, command),
        _ => Task.CompletedTask,
    };

    // What two people decided at once is decided by the first: the second finds nothing that waits.
    private static async Task Arrange(OpenedCase open, DebtRecord debt, CommandRecord command)
    {
        List<DebtArrangementRecord> all = await DebtArrangements.Of(open, debt.Id);
        if (Arrangements.Check(command.Kind, null, debt, all, open.Policy.Arrangements, open.Now) is not null)
        {
            command.State = CommandState.Superseded;
            return;
        }

        await (command.Kind switch
        {
            CommandKind.PromisePayment => DebtArrangements.Promise(open, debt, command.Id),
            CommandKind.AskInstalments => DebtArrangements.AskPlan(open, debt, command.Id),
            CommandKind.GrantInstalments => DebtArrangements.Grant(open, debt, Arrangements.Asked(all)!),
            CommandKind.RefuseInstalments => DebtArrangements.Refuse(open, Arrangements.Asked(all)!),
            CommandKind.PauseRecovery => DebtArrangements.Pause(open, debt, command.Id),
            CommandKind.ResumeRecovery => DebtArrangements.Resume(open, debt, Arrangements.Running(all, ArrangementKind.Pause)!),
            _ => Task.CompletedTask,
        });
    }

    private static async Task WriteOff(OpenedCase open, DebtRecord debt, CommandRecord command)
    {
        (_, ReasonPayload reason) = await open.Command<ReasonPayload>(command.Id);
        WriteOffFacts facts = new(debt.OpenedAt, open.Now, debt.Outstanding.MinorUnits, debt.RecoveredMinor, debt.Currency, command.Actor, reason.Reason ?? "");
        await open.Decide(DecisionKind.WriteOff, $"write-off/{debt.Id}", Audience.Staff, facts, "WrittenOff", command);
        await DebtBook.WriteOff(open.Db, debt, open.Now);
    }

    // Nobody is asked for more than is owed; what is paid on the page is booked when the service says so.
    private async Task Pay(OpenedCase open, DebtRecord debt, CommandRecord command)
    {
        (_, DebtPaymentPayload payment) = await open.Command<DebtPaymentPayload>(command.Id);
        await gateway.OpenPage(open.Db, debt, PaymentPages.Key(debt, command.Id), Money.Min(open.Money(payment.AmountMinor), debt.Outstanding), open.Now);
    }

    private static async Task Offset(OpenedCase open, DebtRecord debt, CommandRecord command)
    {
        IReadOnlyDictionary<DebtId, Money> offset = await Offsets.Apply(open.Db, debt.SellerId, debt.Currency, command.Id, open.Policy.Recovery, open.Now);
        if (offset.TryGetValue(debt.Id, out Money amount))
        {
            await Note(open, debt, command, RecoveryMethods.Offset, amount);
        }
    }

    private static async Task Refuse(OpenedCase open, CommandRecord command)
    {
        StageRecord stage = await open.Db.Stages.SingleAsync(s => s.Key == command.StageKey);
        stage.ClosedAt ??= open.Now;
    }

    private static Task Note(OpenedCase open, DebtRecord debt, CommandRecord command, string method, Money amount) => open.Note(
        $"recovered/{command.Id}",
        command.Party,
        TimelineKind.RecoveryAttempted,
        Audience.Seller,
        (Names.Method, method),
        (Names.Amount, amount.ToString()),
        (Names.Outstanding, debt.Outstanding.ToString()));

    private static async Task<bool> WriteOffRefused(OpenedCase open, DebtRecord debt)
    {
        List<StageRecord> proposals = await open.Db.Stages.Where(s => s.DebtId == debt.Id && s.Kind == StageKind.WriteOffApproval).ToListAsync();
        return proposals.MaxBy(s => s.Round) is { ClosedAt: not null };
    }
}
