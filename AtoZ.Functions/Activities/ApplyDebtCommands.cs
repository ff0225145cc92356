using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Activities;

/// <summary>
/// Does what parties told a debt to do: payments, offsets, approvals of a write-off. Commands and money are one transaction, so a
/// repeat finds nothing left to do and gives the same standing.
/// </summary>
public sealed class ApplyDebtCommands(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(ApplyDebtCommands))]
    public Task<DebtStanding> Run([ActivityTrigger] DebtId id) => cases.ChangeByDebt(id, async (open, debt) =>
    {
        List<CommandRecord> commands = await open.Db.Commands
            .Where(c => c.DebtId == id && c.State == CommandState.Pending)
            .OrderBy(c => c.GivenAt).ThenBy(c => c.Id)
            .ToListAsync();
        foreach (CommandRecord command in commands)
        {
            command.State = debt.ClosedAt is null ? CommandState.Taken : CommandState.Superseded;
            await Apply(open, debt, command);
        }

        return DebtFacts.Standing(debt, await WriteOffRefused(open, debt));
    });

    private static Task Apply(OpenCase open, DebtRecord debt, CommandRecord command) => (command.State, command.Kind) switch
    {
        (CommandState.Taken, CommandKind.PayDebt) => Pay(open, debt, command),
        (CommandState.Taken, CommandKind.OffsetDebt) => Offset(open, debt, command),
        (CommandState.Taken, CommandKind.ApproveWriteOff) => DebtBook.WriteOff(open.Db, debt, open.Now),
        (CommandState.Taken, CommandKind.CancelDebt) => DebtBook.Cancel(open.Db, debt, ChartOfAccounts.GuaranteeExpense, open.Now),
        (CommandState.Taken, CommandKind.RejectWriteOff) => Refuse(open, command),
        _ => Task.CompletedTask,
    };

    private static async Task Pay(OpenCase open, DebtRecord debt, CommandRecord command)
    {
        (_, DebtPaymentPayload payment) = await open.Command<DebtPaymentPayload>(command.Id);

        // Nobody pays more than is owed.
        Money amount = Money.Min(open.Money(payment.AmountMinor), debt.Outstanding);
        await DebtBook.Paid(open.Db, debt, command.Id, amount, open.Now);
        await Note(open, debt, command, RecoveryMethods.Payment, amount);
    }

    private static async Task Offset(OpenCase open, DebtRecord debt, CommandRecord command)
    {
        IReadOnlyDictionary<DebtId, Money> offset = await Offsets.Apply(open.Db, debt.SellerId, debt.Currency, command.Id, open.Now);
        if (offset.TryGetValue(debt.Id, out Money amount))
        {
            await Note(open, debt, command, RecoveryMethods.Offset, amount);
        }
    }

    private static async Task Refuse(OpenCase open, CommandRecord command)
    {
        StageRecord stage = await open.Db.Stages.SingleAsync(s => s.Key == command.StageKey);
        stage.ClosedAt ??= open.Now;
    }

    private static Task Note(OpenCase open, DebtRecord debt, CommandRecord command, string method, Money amount) => open.Note(
        $"recovered/{command.Id}",
        command.Party,
        TimelineKind.RecoveryAttempted,
        Audience.Seller,
        (Names.Method, method),
        (Names.Amount, amount.ToString()),
        (Names.Outstanding, debt.Outstanding.ToString()));

    private static async Task<bool> WriteOffRefused(OpenCase open, DebtRecord debt)
    {
        List<StageRecord> proposals = await open.Db.Stages.Where(s => s.DebtId == debt.Id && s.Kind == StageKind.WriteOffApproval).ToListAsync();
        return proposals.MaxBy(s => s.Round) is { ClosedAt: not null };
    }
}
