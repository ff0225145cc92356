using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Cases.Commands;

/// <summary>Whether a command about a debt may be given now, as far as the debt itself decides it. Pure; API, pages and dry run come here.</summary>
internal static class DebtCommands
{
    private static readonly CommandKind[] NotDuringWriteOff = [CommandKind.PromisePayment, CommandKind.AskInstalments, CommandKind.PauseRecovery];

    /// <summary>Why a command about a debt finds no stage that takes it: the debt has ended, or its recovery asks for something else now.</summary>
    /// <returns>Null for other commands, and while the claim itself is open: it has no debt yet.</returns>
    public static Refusal? WithoutStage(NewCommand command, ClaimRecord claim, IReadOnlyList<DebtRecord> debts)
    {
        if (!CommandCatalogue.Of(command.Kind).IsAboutDebt)
        {
            return null;
        }

        IEnumerable<DebtRecord> named = debts.Where(d => command.DebtId is null || d.Id == command.DebtId);
        DebtRecord[] meant = [.. named.OrderBy(d => d.ClosedAt ?? DateTimeOffset.MaxValue)];
        return meant switch
        {
            [.., { ClosedAt: not null } ended] => new Refusal(
                "DEBT_ENDED", 409, $"The debt has ended ({ended.State}).", "Read the case: it shows how it ended. Nothing more is due for this debt."),
            [.., var pursued] => new Refusal(
                "NOT_POSSIBLE_NOW",
                409,
                $"{command.Kind} is not possible while the debt is {pursued.State}.",
                "Read the claim: it lists what can be done about the debt now."),
            _ when command.DebtId is not null => new Refusal("DEBT_UNKNOWN", 404, "There is no such debt.", "Check the debt's id."),
            _ => claim.IsOpen ? null : new Refusal("DEBT_UNKNOWN", 404, "This claim has no debt.", "Read the claim: it lists its debts."),
        };
    }

    /// <summary>Checks a command.</summary>
    /// <param name="kind">The command.</param>
    /// <param name="payload">Its fields; another record when only the moment is asked about.</param>
    /// <param name="debt">The debt.</param>
    /// <param name="earlier">What was arranged about it.</param>
    /// <param name="writeOffProposed">Whether an approver decides about giving it up.</param>
    /// <param name="pages">Whether there is a page to pay on.</param>
    /// <param name="policy">The claim's policy.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Null when it may be given.</returns>
    public static Refusal? Check(
        CommandKind kind, object? payload, DebtRecord debt, IReadOnlyList<DebtArrangementRecord> earlier, bool writeOffProposed, PaymentPages pages, PolicyPack policy,
        DateTimeOffset now)
    {
        if (kind == CommandKind.PayDebt && !pages.Offered)
        {
            return new Refusal("PAY_BY_BANK", 409, "This debt is paid by bank transfer.", $"Transfer {debt.Outstanding}, or a part, with the reference {PaymentPages.BankReference(debt)}.");
        }

        if (writeOffProposed && NotDuringWriteOff.Contains(kind))
        {
            return new Refusal("WRITE_OFF_PROPOSED", 409, "An approver decides whether the debt is given up.", "You can pay at any time; nothing else is due meanwhile.");
        }

        return payload is ReceivedPaymentPayload received
            ? IncomingPayments.CheckTransfer(received.AmountMinor, received.Reference)
            : Arrangements.Check(kind, payload, debt, earlier, policy.Arrangements, now);
    }
}
