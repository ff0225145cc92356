using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;

namespace AtoZ.Functions.Claims;

/// <summary>Whether a command about a debt may be given now, as far as the debt itself decides it. Pure; API, pages and dry run come here.</summary>
public static class DebtCommands
{
    private static readonly CommandKind[] NotDuringWriteOff = [CommandKind.PromisePayment, CommandKind.AskInstalments, CommandKind.PauseRecovery];

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
        ArgumentNullException.ThrowIfNull(debt);
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(policy);
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
